"""The portfolio site as plain Markdown: data in, text out. It judges nothing and knows neither clock nor git."""

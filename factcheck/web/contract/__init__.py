"""The shapes of the JSON, as types: what the OpenAPI description tells of every answer, and pydantic can check."""

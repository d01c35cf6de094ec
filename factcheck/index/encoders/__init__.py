"""Texts into vectors: by the encoder that ships, or by any other sentence-transformers model.

The one that ships runs on ONNX Runtime; torch and sentence_transformers are imported for others only.
"""

from factcheck.index.encoders.choosing import DEFAULT, describe_encoder, load_ahead, load_encoder
from factcheck.index.encoders.encoder import Described, Encoder

__all__ = ["DEFAULT", "Described", "Encoder", "describe_encoder", "load_ahead", "load_encoder"]

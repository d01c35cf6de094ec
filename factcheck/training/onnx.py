"""Networks as ONNX: exported in 32-bit floating point, then made a quarter of the size with weights of eight bits.

Weights alone become integers, each with a scale for its block or row; what is computed with them stays floating point,
so that answers depend neither on the batch nor, beyond rounding, on the processor.
"""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch
    from onnx import GraphProto, ModelProto, NodeProto, TensorProto

# Of ONNX itself; the first in which layer normalisation is one operation is 17.
OPSET = 18
# Weights that share a scale: what ONNX Runtime's kernels are best at. Blocks of 128 would save 4% of the size.
BLOCK = 32
# Smaller tables (letter case and the like) stay as they are: they would save nothing.
LEAST_ROWS = 256
# The largest number of eight bits with a sign, the same on both sides of zero.
LARGEST = 127


def export(
    network: "torch.nn.Module",
    inputs: "Mapping[str, torch.Tensor]",
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
) -> "ModelProto":
    """A network as ONNX, traced with ``inputs`` (examples by name, in the order of its arguments).

    ``axes``: for inputs and outputs the dimensions that may be of any size, by name: ``{"ids": {0: "texts"}}``.
    """
    import torch

    dynamic = tuple(dict.fromkeys(axes.get(name, {}), torch.export.Dim.DYNAMIC) for name in inputs)
    with torch.no_grad():
        program = torch.onnx.export(
            network.eval(),
            tuple(inputs.values()),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_shapes=dynamic,
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    if program is None:
        raise RuntimeError("torch exported nothing")
    model = program.model_proto
    _name_axes(model, axes)
    return _bared(model)


def quantise(model: "ModelProto", *, integer_activations: bool = False) -> "ModelProto":
    """The model with constant weights of eight bits: in blocks for multiplications, in rows for embedding tables.

    ``integer_activations``: what is multiplied is rounded to eight bits as well, in blocks of a row, which is a third
    faster where the processor has instructions for it. The answers then differ from processor to processor.
    """
    return _bared(quantise_products(quantise_tables(model), integer_activations=integer_activations))


def quantise_dynamically(model: "ModelProto") -> "ModelProto":
    """The model with weights and activations of eight bits: a scale for each column, one for what is multiplied by it.

    Twice as fast as blocks of weights, where the processor has instructions for it. What is multiplied has one scale
    for all, so that answers depend on what is in a batch: for batches of one.
    """
    from onnx import load_model
    from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]

    with TemporaryDirectory() as folder:
        whole, smaller = Path(folder) / "whole.onnx", Path(folder) / "smaller.onnx"
        write(quantise_tables(model), whole)
        quantize_dynamic(whole, smaller, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
        return _bared(load_model(smaller))


def quantise_products(model: "ModelProto", *, integer_activations: bool = False) -> "ModelProto":
    """The model with MatMulNBits for each multiplication by a constant matrix."""
    from onnxruntime.quantization.matmul_nbits_quantizer import (  # type: ignore[import-untyped]
        MatMulNBitsQuantizer,
    )

    logging.getLogger("onnxruntime.quantization").setLevel(logging.WARNING)
    # Accuracy level 4 of this operation is eight bits, none is that of the input.
    level = 4 if integer_activations else None
    rewriting = MatMulNBitsQuantizer(model, block_size=BLOCK, is_symmetric=True, accuracy_level=level, bits=8)
    rewriting.process()
    smaller: ModelProto = rewriting.model.model
    return smaller


def quantise_tables(model: "ModelProto", *, least_rows: int = LEAST_ROWS) -> "ModelProto":
    """The model with tables of int8, and a scale for each row, where rows of a large table are looked up (Gather)."""
    from onnx import ModelProto

    smaller = ModelProto()
    smaller.CopyFrom(model)
    graph = smaller.graph
    looked_up = {node.input[0] for node in graph.node if node.op_type == "Gather"}
    tables = {
        table.name: table for table in graph.initializer if table.name in looked_up and _is_table(table, least_rows)
    }
    nodes = [new for node in graph.node for new in _looked_up(node, tables)]
    del graph.node[:]
    graph.node.extend(nodes)
    _replace(graph, tables)
    return smaller


def write(model: "ModelProto", path: Path) -> None:
    """One file; the same model makes the same bytes. Raises what ``onnx`` raises where the model is not well formed."""
    import onnx

    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _is_table(tensor: "TensorProto", least_rows: int) -> bool:
    from onnx import TensorProto

    return tensor.data_type == TensorProto.FLOAT and len(tensor.dims) == 2 and tensor.dims[0] >= least_rows


def _looked_up(node: "NodeProto", tables: "Mapping[str, TensorProto]") -> "list[NodeProto]":
    from onnx import TensorProto, helper

    if node.op_type != "Gather" or node.input[0] not in tables:
        return [node]
    (table, rows), (found,) = node.input, node.output
    return [
        helper.make_node("Gather", [f"{table}.int8", rows], [f"{found}.int8"]),
        helper.make_node("Gather", [f"{table}.scale", rows], [f"{found}.scale"]),
        helper.make_node("Cast", [f"{found}.int8"], [f"{found}.float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{found}.float", f"{found}.scale"], [found]),
    ]


def _replace(graph: "GraphProto", tables: "Mapping[str, TensorProto]") -> None:
    from onnx import numpy_helper

    used = {name for node in graph.node for name in node.input}
    for name, table in tables.items():
        values = numpy_helper.to_array(table)
        scale = np.maximum(np.abs(values).max(axis=1, keepdims=True) / LARGEST, np.finfo(np.float32).tiny)
        whole = np.rint(values / scale).astype(np.int8)
        graph.initializer.append(numpy_helper.from_array(whole, f"{name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}.scale"))
        # What shares its weights with an output layer is needed whole as well.
        if name not in used:
            graph.initializer.remove(table)


def _name_axes(model: "ModelProto", axes: Mapping[str, Mapping[int, str]]) -> None:
    for value in (*model.graph.input, *model.graph.output):
        for place, name in axes.get(value.name, {}).items():
            value.type.tensor_type.shape.dim[place].dim_param = name


def _bared(model: "ModelProto") -> "ModelProto":
    """Without notes on where each operation was written: they hold the paths of the machine that exported it."""
    graph = model.graph
    graph.ClearField("value_info")
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    return model

"""Write an ensemble of trees as `sayso.comparing.chances` reads it.

    python training/trees.py ENSEMBLE.onnx ENSEMBLE.npz

The leaves of a tree are numbered from the left. A split sends a row to the left where its number is not greater than a
threshold; where it is greater, the leaves on the left are out of reach.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx

from sayso.comparing.chances import FEATURES


def write_trees(model: onnx.ModelProto, path: Path) -> None:
    """Write an ensemble that `skl2onnx` made, with the names of its numbers among its properties."""
    (node,) = (node for node in model.graph.node if node.op_type == "TreeEnsembleClassifier")
    stored = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
    places = list(zip(stored["nodes_treeids"], stored["nodes_nodeids"], strict=True))
    number = {place: n for n, place in enumerate(places)}
    weights = dict(
        zip(zip(stored["class_treeids"], stored["class_nodeids"], strict=True), stored["class_weights"], strict=True)
    )
    splits: list[tuple[int, int, float, int]] = []
    leaves: list[list[float]] = []

    def walk(tree: int, at: int) -> int:
        """Gather the splits and leaves under a node, and return these leaves as bits."""
        n = number[tree, at]
        if stored["nodes_modes"][n] == b"LEAF":
            leaves[tree].append(weights[tree, at])
            return 1 << (len(leaves[tree]) - 1)
        left = walk(tree, stored["nodes_truenodeids"][n])
        right = walk(tree, stored["nodes_falsenodeids"][n])
        splits.append((tree, stored["nodes_featureids"][n], stored["nodes_values"][n], left))
        return left | right

    for tree in range(len(set(stored["nodes_treeids"]))):
        leaves.append([])
        walk(tree, 0)
    names = {entry.key: entry.value for entry in model.metadata_props}[FEATURES].split(",")
    most = max(map(len, leaves))
    trees, features, thresholds, struck = zip(*splits, strict=True)
    columns: dict[str, Any] = {
        FEATURES: np.array(names),
        "base": np.float32(stored["base_values"][0]),
        "tree": np.array(trees, np.int32),
        "feature": np.array(features, np.int32),
        "threshold": np.array(thresholds, np.float32),
        "struck": np.array(struck, np.min_scalar_type((1 << most) - 1)),
        "leaves": np.array([own + [0.0] * (most - len(own)) for own in leaves], np.float32),
    }
    np.savez_compressed(path, **columns)


if __name__ == "__main__":
    write_trees(onnx.load(sys.argv[1]), Path(sys.argv[2]))

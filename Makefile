# Every target is one or two plain commands; the README shows them.
VENV ?= .venv
export VENV

.PHONY: brief test check record picture clean

brief: $(VENV)/.with-local ## Set up, then write a brief of the sample article with the embedded model
	env -u OPENAI_API_KEY -u OPENAI_BASE_URL $(VENV)/bin/brief write seeds/harbour-talks.txt

test: $(VENV)/.with-dev ## Set up, then run the tests
	scripts/test

check: $(VENV)/.with-dev ## Lint, types, layers
	scripts/check

record: $(VENV)/.with-dev ## Record every cassette again, from the embedded model; draw the picture
	$(VENV)/bin/python scripts/record
	$(VENV)/bin/python scripts/picture

picture: $(VENV)/.with-dev ## Draw the README's picture again, from docs/example.json
	$(VENV)/bin/python scripts/picture

$(VENV)/.with-local: pyproject.toml scripts/setup
	scripts/setup local
	@touch $@

$(VENV)/.with-dev: pyproject.toml scripts/setup
	scripts/setup local,dev
	@touch $@ $(VENV)/.with-local

clean:
	rm -rf $(VENV) dist build

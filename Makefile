# The menu: each target runs one command that works as well without make.

.DEFAULT_GOAL := help
.PHONY: help build test it ci soak bench format docs sample train clean

MVN := mvn -B -ntp

help: ## show this menu
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## compile, check the style and lay out what the launcher runs; no tests
	$(MVN) package -DskipTests

test: ## T1: the tests that need a JDK and Maven only
	$(MVN) verify

it: ## T2 alone: real servers, processes and containers
	$(MVN) verify -Pit

ci: ## what a change must pass: shell scripts, T1, T2, the slowest tests
	.ci/run

soak: ## T3: T2's suites with -Dsoak=true, under which those that draw seeds draw many
	$(MVN) verify -Pit -Dsoak=true

bench: build ## T3: what fits by steps cost, against textbook spark.ml (ROUNDS=5; leave the machine alone)
	benchmarks/run $(ROUNDS)

format: ## format Java, poms and markdown
	$(MVN) spotless:apply -pl '!examples/plugin'

docs: ## write docs/job-file.md, algorithms.md, stages.md and the options in connectors/ anew
	$(MVN) -o -q test -pl dist -am -Dtest=DocsTest,ConnectorPagesTest -Dsurefire.failIfNoSpecifiedTests=false -Dgristmill.docs.write=true

sample: build ## draw examples/flights/data anew (needs npm, or FLIGHTS=path/to/flights-3m.parquet)
	examples/flights/make-sample $(FLIGHTS)

train: ## train the example job
	scripts/gristmill train examples/flights/job.yaml

clean: ## remove what the build made
	$(MVN) clean

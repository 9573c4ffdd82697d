.PHONY: setup check test bench try
setup: ; scripts/setup --tests
check: ; swift format lint --strict --recursive Package.swift Plugins Sources Tests && swift build
test: ; scripts/test
fast: ; scripts/test --fast
bench: ; benchmarks/run
try: ; scripts/try

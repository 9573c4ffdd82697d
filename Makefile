.PHONY: setup check test fast bench try install fuzz
PREFIX ?= /usr/local
setup: ; scripts/setup --tests
check: ; swift format lint --strict --recursive Package.swift Plugins Sources Tests && swift build
test: ; scripts/test
fast: ; scripts/test --fast
bench: ; benchmarks/run
try: ; scripts/try
fuzz: ; scripts/fuzz
# Both programs, side by side on PATH; they need the C libraries of scripts/setup, and no Swift.
install:
	swift build -c release --static-swift-stdlib --product gouji
	swift build -c release --static-swift-stdlib --product gouji-pdf
	install -D -t $(DESTDIR)$(PREFIX)/bin .build/release/gouji .build/release/gouji-pdf

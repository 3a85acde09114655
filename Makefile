# `make demo` and `make test` do everything on a fresh Debian 12 machine with Swift; `make bench`
# measures.

.PHONY: demo test bench packages release

demo: release
	.build/release/ecell run Scenarios --verbose

test: release
	.ci/packages tests
	swift build --build-tests
	swift format lint --strict --recursive Sources Tests
	.ci/same-traces Scenarios
	.build/release/ecell run Scenarios --coverage --min prerequisites=100 --min states=100
	swift test

bench: release
	swift build -c release --product ecell-bench
	.build/release/ecell-bench .build/release/ecell

release: packages
	swift build -c release --product ecell

packages:
	.ci/packages

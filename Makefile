# `make demo` and `make test` do everything on a fresh Debian 12 machine with Swift; `make bench`
# measures.

# What the scenarios must show. A rule that comes with its scenario keeps all of it.
COVERED = --min prerequisites=100 --min decisions=100 --min states=100 --min transitions=98 \
	--min commands=100 --min refusals=100 --min faults=100 --min cards=100 --min verdicts=100

.PHONY: demo test bench torture packages release

demo: release
	.build/release/ecell run Scenarios --verbose

test: release
	.ci/packages tests
	swift build --build-tests
	swift format lint --strict --recursive Sources Tests
	.ci/same-traces Scenarios
	.build/release/ecell run Scenarios --coverage $(COVERED)
	.build/release/ecell fmt --check Scenarios
	swift test

bench: release
	swift build -c release --product ecell-bench
	.build/release/ecell-bench .build/release/ecell

# Kills a recording process a thousand times in the middle of its work, and `ecell serve` as often
# under traffic.
torture: packages
	ECELL_KILLS=1000 swift test --no-parallel --filter '\.(Serve)?SurvivalTests/'

release: packages
	swift build -c release --product ecell

packages:
	.ci/packages

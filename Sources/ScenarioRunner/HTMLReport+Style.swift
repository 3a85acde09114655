extension HTMLReport {
    /// What the colours and patterns mean; every bar has its word too.
    static let legend = """
        <ul class="legend" aria-label="Legend">
        \([
            ("working", "it runs"), ("done", "in its place, reached"), ("pending", "on its way"),
            ("wrong", "in the way"), ("calm", "neutral"),
        ].map { tone, words in
            "<li><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><rect class=\"bar \(tone)\" "
                + "width=\"26\" height=\"14\"/></svg> \(words)</li>"
        }.joined(separator: "\n"))
        </ul>
        """

    /// Patterns, so that nothing is said by colour alone.
    static let patterns = """
        <svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
        <pattern id="wrong" width="7" height="7" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect class="wrong-ground" width="7" height="7"/>\
        <rect class="wrong-line" width="2" height="7"/></pattern>
        <pattern id="pending" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect class="pending-ground" width="6" height="6"/>\
        <circle class="pending-dot" cx="3" cy="3" r="0.9"/></pattern>
        </defs></svg>
        """

    /// Filters the articles by their words.
    static let script = """

        const search = document.querySelector(".search");
        const [input, output] = [search.querySelector("input"), search.querySelector("output")];
        search.hidden = false;
        input.addEventListener("input", () => {
          const words = input.value.toLowerCase().split(/\\s+/);
          let count = 0;
          for (const article of document.querySelectorAll("article")) {
            const isShown = words.every((word) => article.dataset.words.includes(word));
            article.hidden = !isShown;
            if (isShown) count += 1;
          }
          for (const chapter of document.querySelectorAll(".chapter"))
            chapter.hidden = !chapter.querySelector("article:not([hidden])");
          output.textContent = input.value ? `${count} shown` : "";
        });

        """

    /// Light and dark, on screen and on paper.
    static let style = """

        :root { --ground: #fff; --raised: #f5f7f8; --ink: #1b2329; --faint: #55616b;
          --rule: #d5dbe0; --grid: #e3e7eb; --link: #0b5cad; --curve: #0b5cad; --area: #0b5cad22;
          --calm: #e4e8eb; --pending: #fbe5ae; --pending-ink: #8a6100; --working: #bde3c3;
          --done: #cbddf6; --wrong: #fbd3ce; --wrong-ink: #e9a39b; --good: #1a6b2d;
          --bad: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --ground: #12171b; --raised: #1b2228;
          --ink: #e7ebee; --faint: #a3afb9; --rule: #36414a; --grid: #28313a; --link: #84bdf7;
          --curve: #84bdf7; --area: #84bdf72b; --calm: #353f48; --pending: #574616;
          --pending-ink: #c9a23c; --working: #1f5a2e; --done: #274670; --wrong: #6e2a25;
          --wrong-ink: #93403a; --good: #7fd493; --bad: #ff9c92; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem; max-width: 82rem; background: var(--ground);
          color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
        h1 { font-size: 1.5rem; margin: 0; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        h3 { font-size: 1rem; margin: 0; display: inline; overflow-wrap: anywhere; }
        code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .87em; }
        code { overflow-wrap: anywhere; }
        pre { overflow-x: auto; background: var(--raised); border: 1px solid var(--rule);
          border-radius: 6px; padding: .8rem 1rem; }
        pre.failure { border-left: 4px solid var(--bad); }
        article { border: 1px solid var(--rule); border-radius: 8px; padding: .7rem 1rem;
          margin: .6rem 0; content-visibility: auto; contain-intrinsic-size: auto 3rem; }
        article.failed { contain-intrinsic-size: auto 60rem; }
        article[hidden] { display: none; }
        article.failed, article.invalid { border-left: 4px solid var(--bad); }
        summary { cursor: pointer; }
        .verdict { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0;
          margin: .7rem 0; font-size: 1.05rem; }
        .verdict li { border: 1px solid currentcolor; border-radius: 6px; padding: .15rem .7rem; }
        .badge { font-weight: 600; white-space: nowrap; }
        .failed .badge, .invalid .badge, .verdict .failed, .verdict .invalid, tr.failed .outcome
          { color: var(--bad); }
        .passed .badge, .verdict .passed, tr.passed .outcome { color: var(--good); }
        .facts, .note, figcaption, .skipped .badge, tr.unreached, caption { color: var(--faint); }
        .facts { margin: .3rem 0 .6rem; font-size: .9rem; }
        .tag { border: 1px solid var(--rule); border-radius: 4px; padding: 0 .35rem; }
        input { font: inherit; min-width: 18rem; max-width: 100%; }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0;
          margin: .5rem 0; font-size: .9rem; color: var(--faint); }
        .legend svg { vertical-align: -2px; }
        figure { margin: .8rem 0; }
        figcaption { font-size: .85rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .9rem; margin: .8rem 0; }
        caption { text-align: left; font-weight: 600; }
        th, td { text-align: left; vertical-align: top; padding: .15rem .9rem .15rem 0;
          border-bottom: 1px solid var(--rule); }
        th { font-weight: 600; }
        td { font-variant-numeric: tabular-nums; white-space: nowrap; }
        td:nth-child(4) { white-space: normal; }
        .outcome { font-weight: 600; }
        svg text { font: 11px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: var(--ink); }
        .timeline { display: block; width: 100%; min-width: 58rem; height: auto; }
        svg .name, svg .time, svg .length { fill: var(--faint); }
        svg .named { font-weight: 700; fill: var(--ink); }
        svg .length { font-size: 10px; }
        svg .word { paint-order: stroke; stroke: var(--ground); stroke-width: 2px;
          stroke-opacity: .55; }
        svg .value { font-weight: 600; }
        .grid { stroke: var(--grid); }
        .level { stroke: var(--grid); stroke-dasharray: 2 3; }
        .edge { fill: var(--raised); }
        .scale { fill: var(--rule); }
        .scale.odd { fill: var(--grid); }
        .bar { stroke: var(--ground); }
        .calm { fill: var(--calm); }
        .working { fill: var(--working); }
        .done { fill: var(--done); }
        .pending { fill: url(#pending); }
        .pending-ground { fill: var(--pending); }
        .pending-dot { fill: var(--pending-ink); }
        .wrong { fill: url(#wrong); }
        .wrong-ground { fill: var(--wrong); }
        .wrong-line { fill: var(--wrong-ink); }
        .curve { fill: none; stroke: var(--curve); stroke-width: 1.6; }
        .area { fill: var(--area); }
        .do { fill: var(--ink); }
        .do.failed { fill: var(--bad); }
        rect.expect { stroke: var(--good); fill: var(--working); }
        rect.expect.failed { stroke: var(--bad); fill: url(#wrong); }
        rect.rule { stroke: var(--good); fill: var(--calm); }
        rect.rule.broken { stroke: var(--bad); fill: url(#wrong); }
        line.failed { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 3; }
        svg text.failed { fill: var(--bad); font-weight: 700; }
        @media print { body { max-width: none; padding: 0; font-size: 11px; }
          .search, .values { display: none; } .timeline { min-width: 0; }
          figure, pre, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
          details::details-content { content-visibility: visible; height: auto; } }

        """
}

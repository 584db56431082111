// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordDetector;
import ai.smartwhale.balance.quality.finding.EvidenceSink;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * Looks at the cells of a record that are texts. Short ones, which are values rather than texts, are looked at for
 * broken encoding only.
 */
public final class TextQualityDetector implements RecordDetector {

    /** Below this many characters a cell is a value, not a text. */
    static final int SHORTEST_TEXT = 120;

    private final TextQualityAnalyzer analyzer;
    private final TextHints hints;

    /**
     * Creates the detector.
     *
     * @param analyzer judges the texts
     * @param hints what is known of all texts; a name makes no sense here
     * @throws InvalidValueException if something is absent, or the hints have a name
     */
    public TextQualityDetector(TextQualityAnalyzer analyzer, TextHints hints) {
        this.analyzer = InvalidValueException.requirePresent("analyzer", analyzer);
        this.hints = InvalidValueException.requirePresent("hints", hints);
        if (hints.id().isPresent()) {
            throw new InvalidValueException("hints.id", hints.id().orElse(""), "none, for many texts");
        }
    }

    @Override
    public String name() {
        return "text-quality";
    }

    @Override
    public void inspect(DataRecord record, EvidenceSink sink) {
        InvalidValueException.requirePresent("record", record);
        InvalidValueException.requirePresent("sink", sink);
        for (int column = 0; column < record.size(); column++) {
            inspect(record, column, sink);
        }
    }

    /** Looks at one cell. */
    void inspect(DataRecord record, int column, EvidenceSink sink) {
        String text = record.text(column);
        if (!text.isEmpty()) {
            boolean isText = text.length() >= SHORTEST_TEXT;
            inspect(column, isText ? analyzer.assess(text, hints) : encodingOf(text), sink);
        }
    }

    private static TextAssessment encodingOf(String text) {
        IssueSink issues = new IssueSink();
        Optional<TextRepair> repair = EncodingRules.check(text, Optional.empty(), issues);
        return TextAssessment.of(LanguageGuess.NONE, issues.worstFirst(), repair);
    }

    private static void inspect(int column, TextAssessment assessment, EvidenceSink sink) {
        for (TextIssue issue : assessment.issues()) {
            IssueKind kind = kind(issue.kind());
            boolean repairable =
                    issue.kind() == TextIssueKind.MISREAD_ENCODING || issue.kind() == TextIssueKind.NOT_NORMALISED;
            Optional<Proposal> proposal =
                    repairable ? assessment.repair().map(TextQualityDetector::proposal) : Optional.empty();
            sink.found(column, kind, issue.severity(), issue.explanation(), proposal);
        }
    }

    private static Proposal proposal(TextRepair repair) {
        String operator = repair.steps().startsWith("Persian") ? "persian-form" : "repair-encoding";
        return new Proposal(Optional.of(repair.text()), repair.confidence(), operator);
    }

    private static IssueKind kind(TextIssueKind kind) {
        return switch (kind) {
            case EMPTY -> IssueKind.MISSING;
            case TRUNCATED -> IssueKind.TRUNCATED;
            case MISREAD_ENCODING, REPLACEMENT_CHARACTERS, UNPAIRED_SURROGATES, CONTROL_CHARACTERS ->
                IssueKind.BROKEN_ENCODING;
            case OTHER_LANGUAGE -> IssueKind.LANGUAGE;
            case NEAR_DUPLICATE -> IssueKind.DUPLICATE;
            default -> IssueKind.TEXT_QUALITY;
        };
    }
}

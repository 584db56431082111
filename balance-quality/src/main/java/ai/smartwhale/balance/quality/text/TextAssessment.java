// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link TextQualityAnalyzer} makes of a text.
 *
 * @param score 0 to 1, the product of all dimensions
 * @param dimensions 0 to 1 for each dimension, 1 where nothing is wrong
 * @param language the language and how sure it is
 * @param issues all that is wrong, worst first
 * @param repair the text as it should be, where that is known
 */
public record TextAssessment(
        double score,
        Map<TextDimension, Double> dimensions,
        LanguageGuess language,
        List<TextIssue> issues,
        Optional<TextRepair> repair) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if something is absent or outside of 0..1
     */
    public TextAssessment {
        QualityScore.requireShare("score", score);
        dimensions = Map.copyOf(InvalidValueException.requirePresent("dimensions", dimensions));
        InvalidValueException.requirePresent("language", language);
        issues = List.copyOf(InvalidValueException.requirePresent("issues", issues));
        InvalidValueException.requirePresent("repair", repair);
    }

    static TextAssessment of(LanguageGuess language, List<TextIssue> issues, Optional<TextRepair> repair) {
        Map<TextDimension, Double> dimensions = new EnumMap<>(TextDimension.class);
        for (TextDimension dimension : TextDimension.values()) {
            dimensions.put(dimension, 1.0);
        }
        for (TextIssue issue : issues) {
            dimensions.merge(issue.kind().dimension(), 1 - issue.severity(), (one, other) -> one * other);
        }
        double score = 1;
        for (double dimension : dimensions.values()) {
            score *= dimension;
        }
        return new TextAssessment(score, dimensions, language, issues, repair);
    }

    /**
     * Whether something of this kind is wrong.
     *
     * @param kind the kind
     * @return true if so
     */
    public boolean has(TextIssueKind kind) {
        return issues.stream().anyMatch(issue -> issue.kind() == kind);
    }
}

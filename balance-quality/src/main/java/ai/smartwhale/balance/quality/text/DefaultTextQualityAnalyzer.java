// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/** Runs the rules over one scan of the text. */
final class DefaultTextQualityAnalyzer implements TextQualityAnalyzer {

    private final TextQualityConfig config;
    private final LanguageIdentifier languages = LanguageIdentifier.create();

    DefaultTextQualityAnalyzer(TextQualityConfig config) {
        this.config = InvalidValueException.requirePresent("config", config);
    }

    @Override
    public TextAssessment assess(CharSequence text, TextHints hints) {
        InvalidValueException.requirePresent("text", text);
        InvalidValueException.requirePresent("hints", hints);
        IssueSink sink = new IssueSink();
        boolean whole = text.length() <= config.longestText();
        String looked = whole ? text.toString() : ends(text);
        TextScan scan = TextScan.of(looked);
        LanguageGuess guess = languages.identify(looked);
        Optional<Language> language = guess.atLeast(config.sureLanguage());
        TextLimits limits = TextLimits.of(hints.kind());
        FormRules.check(scan, limits, language, sink);
        RepetitionRules.check(scan, sink);
        BoilerplateRules.check(scan, limits, sink);
        Optional<TextRepair> repair = EncodingRules.check(looked, language, sink);
        checkLanguage(guess, hints, sink);
        checkNearDuplicates(scan, hints, sink);
        if (!whole) {
            sink.add(
                    TextIssueKind.TRUNCATED,
                    0.1,
                    text.length() + " characters, of which " + looked.length() + " were looked at");
        }
        return TextAssessment.of(guess, sink.worstFirst(), whole ? repair : Optional.empty());
    }

    private String ends(CharSequence text) {
        int half = config.longestText() / 2;
        return new StringBuilder(2 * half + 1)
                .append(text, 0, half)
                .append('\n')
                .append(text, text.length() - half, text.length())
                .toString();
    }

    private void checkLanguage(LanguageGuess guess, TextHints hints, IssueSink sink) {
        hints.expected().ifPresent(expected -> {
            boolean other = guess.confidence() >= config.sureLanguage()
                    && guess.language().filter(expected::equals).isEmpty();
            if (other) {
                String found = guess.language().map(Language::code).orElse("another language");
                sink.add(
                        TextIssueKind.OTHER_LANGUAGE,
                        guess.confidence(),
                        found + " where " + expected.code() + " was asked for");
            }
        });
    }

    private void checkNearDuplicates(TextScan scan, TextHints hints, IssueSink sink) {
        hints.id()
                .flatMap(id -> config.index().flatMap(index -> add(index, id, scan)))
                .ifPresent(found ->
                        sink.add(TextIssueKind.NEAR_DUPLICATE, found.similarity(), "nearly the same as " + found.id()));
    }

    private static Optional<NearDuplicate> add(NearDuplicateIndex index, String id, TextScan scan) {
        return index instanceof DefaultNearDuplicateIndex own ? own.add(id, scan) : index.add(id, scan.text());
    }
}

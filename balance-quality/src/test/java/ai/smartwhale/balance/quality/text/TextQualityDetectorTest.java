// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextQualityDetectorTest {

    private record Seen(int column, IssueKind kind, List<Proposal> proposal) {}

    private final TextQualityDetector detector = new TextQualityDetector(
            TextQualityAnalyzer.create(
                    TextQualityConfig.builder().withoutIndex().build()),
            TextHints.of(TextKind.TEXT).expecting(Language.EN));

    private List<Seen> inspect(String... cells) {
        List<Seen> seen = new ArrayList<>();
        FieldNames names = FieldNames.of("a", "b");
        detector.inspect(
                DataRecord.of("1", names, cells),
                (column, kind, probability, explanation, proposal) ->
                        seen.add(new Seen(column, kind, proposal.stream().toList())));
        return seen;
    }

    @Test
    void looksAtValuesForBrokenEncodingOnly() {
        assertThat(inspect("x", "JosÃ©")).singleElement().satisfies(seen -> {
            assertThat(seen.column()).isEqualTo(1);
            assertThat(seen.kind()).isEqualTo(IssueKind.BROKEN_ENCODING);
            assertThat(seen.proposal()).singleElement().satisfies(proposal -> {
                assertThat(proposal.value()).contains("José");
                assertThat(proposal.operator()).isEqualTo("repair-encoding");
            });
        });
        assertThat(inspect("St\uFFFDber F", "!!!"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.proposal()).isEmpty());
        assertThat(inspect("12", "!!!")).isEmpty();
    }

    @Test
    void looksAtTextsForAll() {
        String german = TextSamples.sentences().getOrDefault(Language.DE, "");
        assertThat(inspect("1", german + " " + german.replace("Gestern", "Vorgestern")))
                .extracting(Seen::kind)
                .contains(IssueKind.LANGUAGE);
        assertThat(inspect("1", "buy now and get more ".repeat(20)))
                .extracting(Seen::kind)
                .contains(IssueKind.TEXT_QUALITY);
    }

    @Test
    void refusesOneNameForManyTexts() {
        TextHints named = TextHints.of(TextKind.TEXT).named("x");
        assertThatThrownBy(() -> new TextQualityDetector(TextQualityAnalyzer.create(), named))
                .isInstanceOf(InvalidValueException.class);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MaskingCorpusTest {

    private static final double MOST_FALSE = 0.01;

    private final SensitiveScanner scanner = new SensitiveScanner(SensitiveDataConfig.defaults());
    private final List<CorpusLine> corpus = MaskingCorpus.read();

    @Test
    void theCommittedFileIsWhatTheGeneratorMakes() {
        assertThat(MaskingCorpus.text(MaskingCorpus.GENERATED))
                .isEqualTo(MaskingCorpus.write(MaskingCorpus.generate()));
        assertThat(MaskingCorpus.read(MaskingCorpus.GENERATED)).isEqualTo(MaskingCorpus.generate());
    }

    @Test
    void theCorpusHoldsEveryKindAndManyLookAlikes() {
        Map<String, Integer> kinds = new TreeMap<>();
        corpus.forEach(line -> kinds.merge(line.kind(), 1, Integer::sum));
        for (SensitiveKind kind : SensitiveKind.values()) {
            assertThat(kinds).containsKey(kind.name());
            assertThat(kinds.get(kind.name())).isGreaterThanOrEqualTo(300);
        }
        assertThat(kinds.get("NONE")).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void everythingSensitiveIsMasked() {
        List<String> missed = new ArrayList<>();
        for (CorpusLine line : corpus) {
            String masked = scanner.mask(line.text());
            for (String secret : line.secrets()) {
                if (masked.contains(secret)) {
                    missed.add(line.kind() + " " + line.form() + ": " + line.text() + " -> " + masked);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void noEndOfASecretIsLeftOver() {
        List<String> left = new ArrayList<>();
        for (CorpusLine line : corpus) {
            String masked = scanner.mask(line.text());
            for (String secret : line.secrets()) {
                int quarter = Math.max(4, secret.length() / 4);
                boolean tail = secret.length() >= 8 && masked.contains(secret.substring(secret.length() - quarter));
                boolean head = secret.length() >= 8 && masked.contains(secret.substring(0, quarter));
                if (tail || head) {
                    left.add(line.kind() + " " + line.form() + ": " + line.text() + " -> " + masked);
                }
            }
        }
        assertThat(left).isEmpty();
    }

    @Test
    void whatStandsAroundASecretStays() {
        List<String> lost = new ArrayList<>();
        int kept = 0;
        for (CorpusLine line : corpus) {
            String masked = scanner.mask(line.text());
            for (String part : line.keep()) {
                if (masked.contains(part)) {
                    kept++;
                } else {
                    lost.add(line.kind() + " " + line.form() + ": [" + part + "] " + line.text() + " -> " + masked);
                }
            }
        }
        assertThat((double) lost.size() / (lost.size() + kept)).as("%s", lost).isLessThanOrEqualTo(MOST_FALSE);
    }

    @Test
    void almostNothingElseIsMasked() {
        List<String> wrong = new ArrayList<>();
        int clean = 0;
        for (CorpusLine line : corpus) {
            if (line.holdsNothing()) {
                clean++;
                String masked = scanner.mask(line.text());
                if (!masked.equals(line.text())) {
                    wrong.add(line.form() + ": " + line.text() + " -> " + masked);
                }
            }
        }
        assertThat((double) wrong.size() / clean).as("%s", wrong).isLessThanOrEqualTo(MOST_FALSE);
    }

    @Test
    void maskingTwiceChangesNothingMore() {
        for (CorpusLine line : corpus) {
            String once = scanner.mask(line.text());
            assertThat(scanner.mask(once)).isSameAs(once);
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeyTableTest {

    private static final long SECOND = 1_000;

    @Test
    void aKeyFadesAlsoWhenAllCountsAreBroughtBackToThePresent() {
        KeyTable table = new KeyTable(() -> 10, Math.log(2) / SECOND, 0);
        table.enter("a", 0);
        KeyTrack track = Objects.requireNonNull(table.find("a"));
        table.count(track, 430 * SECOND);
        table.count(track, 435 * SECOND);

        assertThat(table.guaranteed(track, 435 * SECOND)).isCloseTo(1 + 1.0 / 32, within(1e-9));
        table.count(track, 869 * SECOND);
        assertThat(table.guaranteed(track, 870 * SECOND)).isCloseTo(0.5, within(1e-9));
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.testkit.Misbehaviour.Kind;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {

    private final Misbehaviour misbehaviour = Misbehaviour.create(Duration.ofSeconds(9));
    private final Random random = new Random(5);

    private long drawn(Kind kind, int times) {
        long before = misbehaviour.count(kind);
        for (int i = 0; i < times; i++) {
            assertThat(misbehaviour.draw(random)).isIn(java.util.Optional.empty(), java.util.Optional.of(kind));
        }
        return misbehaviour.count(kind) - before;
    }

    @Test
    void asManyAnswersAreSpoiltAsIsSaidUntilItEnds() {
        assertThat(drawn(Kind.GARBAGE, 1_000)).isZero();
        misbehaviour.begin(Kind.GARBAGE, 0.3);
        assertThat(drawn(Kind.GARBAGE, 10_000)).isBetween(2_800L, 3_200L);
        misbehaviour.begin(Kind.TWICE, 1);
        assertThat(drawn(Kind.TWICE, 100)).isEqualTo(100);
        misbehaviour.slower(Duration.ofMillis(400));
        assertThat(misbehaviour.slower()).isEqualTo(Duration.ofMillis(400));
        assertThat(drawn(Kind.TWICE, 100)).isZero();
        misbehaviour.end();
        assertThat(misbehaviour.slower()).isZero();
    }

    @Test
    void refusesWhatIsNoShareAndNoTime() {
        assertThatThrownBy(() -> misbehaviour.begin(Kind.LATE, 1.1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> misbehaviour.begin(Kind.LATE, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> misbehaviour.slower(Duration.ofMillis(-1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Misbehaviour.create(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
    }
}

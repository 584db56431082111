// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.services.config.BalanceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateAnswersTest {

    private final LateAnswers late = new LateAnswers(BalanceSettings.builder()
            .set("cache.enabled", "true")
            .set("cache.stale-for", "30s")
            .set("cache.max-size", "1 MiB")
            .set("cache.grows-to", "4 MiB")
            .build()
            .answerCache()
            .orElseThrow());

    @Test
    void whatMayBeTurnedIsKnownBeforeTheCacheIsOpen() {
        CacheBounds bounds = new CacheBounds(Duration.ofSeconds(30), 1 << 20, 4 << 20);
        assertThat(late.cache()).isEmpty();
        assertThat(late.bounds()).isEqualTo(bounds);
        late.open();
        assertThat(late.cache()).map(CacheBounds::of).contains(bounds);
        late.close();
        assertThat(late.cache()).isEmpty();
    }

    @Test
    void whoeverWaitsHearsOfTheCacheOnce() {
        List<AnswerCache> heard = new ArrayList<>();
        late.whenOpen(heard::add);
        assertThat(heard).isEmpty();
        late.open();
        late.open();
        assertThat(heard).hasSize(1).first().isSameAs(late.cache().orElseThrow());
        late.close();
    }

    @Test
    void whatIsClosedIsNotOpenedAnyMore() {
        late.close();
        late.open();
        assertThat(late.cache()).isEmpty();
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryRefreshTokenStoreTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    private final RefreshTokenStore store = RefreshTokenStore.inMemory(2);

    private static RefreshFamily family(String id, int idleSeconds) {
        return new RefreshFamily(
                id,
                "somebody",
                Map.of(),
                0,
                "first",
                Optional.empty(),
                NOW,
                NOW.plusSeconds(idleSeconds),
                NOW.plusSeconds(1_000));
    }

    @Test
    void aFamilyIsReplacedOnlyWhereItIsTheExpectedOne() {
        RefreshFamily first = family("a", 10);
        RefreshFamily second = first.refreshed("second", NOW, NOW.plusSeconds(20));
        RefreshFamily rival = first.refreshed("rival", NOW, NOW.plusSeconds(20));
        assertThat(store.replace(first, second)).isFalse();
        store.add(first, NOW);
        assertThat(store.replace(first, second)).isTrue();
        assertThat(store.replace(first, rival)).isFalse();
        assertThat(store.find("a")).contains(second);
        assertThat(store.remove("a")).contains(second);
        assertThat(store.replace(second, second.refreshed("third", NOW, NOW))).isFalse();
        assertThat(store.find("a")).isEmpty();
        assertThat(store.remove("a")).isEmpty();
    }

    @Test
    void roomIsMadeOnlyByWhatHasExpired() {
        store.add(family("a", 10), NOW);
        store.add(family("b", 20), NOW);
        assertThatThrownBy(() -> store.add(family("c", 30), NOW.plusSeconds(9)))
                .isInstanceOf(LimitExceededException.class);
        store.add(family("c", 30), NOW.plusSeconds(10));
        assertThat(store.find("a")).isEmpty();
        assertThat(store.find("b")).isPresent();
        assertThatThrownBy(() -> store.add(family("d", 30), NOW.plusSeconds(19)))
                .isInstanceOf(LimitExceededException.class);
        store.add(family("d", 30), NOW.plusSeconds(20));
        assertThat(store.find("c")).isPresent();
    }

    @Test
    void aFamilyThatIsRefreshedLivesLonger() {
        RefreshFamily first = family("a", 10);
        store.add(first, NOW);
        store.add(family("b", 20), NOW);
        assertThat(store.replace(first, first.refreshed("next", NOW, NOW.plusSeconds(500))))
                .isTrue();
        store.add(family("c", 900), NOW.plusSeconds(20));
        assertThat(store.find("a")).isPresent();
        assertThat(store.find("b")).isEmpty();
    }

    @Test
    void anIdIsTakenOnce() {
        store.add(family("a", 10), NOW);
        assertThatThrownBy(() -> store.add(family("a", 10), NOW)).isInstanceOf(InvalidValueException.class);
    }
}

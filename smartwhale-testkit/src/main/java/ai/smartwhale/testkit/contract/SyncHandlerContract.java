// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.interfaces.data.SyncEndpoint;
import ai.smartwhale.balance.interfaces.data.SyncHandler;
import ai.smartwhale.balance.interfaces.data.SyncPlan;
import ai.smartwhale.balance.interfaces.data.SyncReport;
import ai.smartwhale.balance.interfaces.data.VerifyReport;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The conformance test of {@link SyncHandler}. Extend it, and JUnit runs every behaviour. */
public abstract class SyncHandlerContract {

    /** For subclasses. */
    protected SyncHandlerContract() {}

    /**
     * Makes a handler.
     *
     * @return a new handler
     */
    protected abstract SyncHandler newSyncHandler();

    /**
     * Makes an endpoint that can list its keys.
     *
     * @return a new endpoint without values
     * @throws IOException if it cannot be made
     */
    protected abstract SyncEndpoint newEndpoint() throws IOException;

    private SyncReport sync(SyncPlan plan) throws Exception {
        return newSyncHandler().syncData(plan).get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private VerifyReport verify(SyncEndpoint one, SyncEndpoint other) throws Exception {
        return newSyncHandler().verifySync(one, other).get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private SyncEndpoint with(String... keysAndValues) throws IOException {
        SyncEndpoint endpoint = newEndpoint();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            endpoint.write(keysAndValues[i], bytes(keysAndValues[i + 1]));
        }
        return endpoint;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    public final void theTargetBecomesEqual() throws Exception {
        SyncEndpoint source = with("a", "1", "b/c", "2", "empty", "");
        SyncEndpoint target = with("a", "old");
        assertThat(verify(source, target).isEqual()).isFalse();
        SyncReport report = sync(SyncPlan.of(source, target));
        assertThat(report.complete()).isTrue();
        assertThat(report.copied()).isEqualTo(3);
        assertThat(target.read("b/c"))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("2")));
        assertThat(target.read("empty"))
                .hasValueSatisfying(value -> assertThat(value).isEmpty());
        assertThat(verify(source, target).isEqual()).isTrue();
    }

    @Test
    public final void whatIsEqualIsNotWrittenAgain() throws Exception {
        SyncEndpoint source = with("a", "1", "b", "2");
        SyncEndpoint target = with("a", "1");
        assertThat(sync(SyncPlan.of(source, target)).copied()).isOne();
        SyncReport again = sync(SyncPlan.of(source, target));
        assertThat(again.copied()).isZero();
        assertThat(again.equal()).isEqualTo(2);
    }

    @Test
    public final void everyDifferenceIsFound() throws Exception {
        VerifyReport report =
                verify(with("same", "1", "changed", "1", "left", "1"), with("same", "1", "changed", "2", "right", "1"));
        assertThat(report.isEqual()).isFalse();
        assertThat(report.onlyInSource()).containsExactly("left");
        assertThat(report.onlyInTarget()).containsExactly("right");
        assertThat(report.different()).containsExactly("changed");
        assertThat(report.examined()).isEqualTo(4);
    }

    @Test
    public final void whatTheSourceDoesNotHaveStaysUnlessThePlanSaysOtherwise() throws Exception {
        SyncEndpoint source = with("a", "1");
        SyncEndpoint target = with("a", "1", "extra", "2");
        assertThat(sync(SyncPlan.of(source, target)).removed()).isZero();
        assertThat(target.read("extra")).isPresent();
        assertThat(sync(SyncPlan.of(source, target).removingExtra()).removed()).isOne();
        assertThat(target.read("extra")).isEmpty();
        assertThat(verify(source, target).isEqual()).isTrue();
    }

    @Test
    public final void conflictsAreSettledAsThePlanSays() throws Exception {
        SyncEndpoint source = with("a", "new");
        SyncEndpoint target = with("a", "old");
        SyncReport stays = sync(SyncPlan.of(source, target).withConflicts(SyncPlan.ConflictPolicy.TARGET_STAYS));
        assertThat(stays.complete()).isTrue();
        assertThat(stays.conflicts()).containsExactly("a");
        SyncReport told = sync(SyncPlan.of(source, target).withConflicts(SyncPlan.ConflictPolicy.REPORT));
        assertThat(told.complete()).isFalse();
        assertThat(target.read("a"))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("old")));
        assertThat(sync(SyncPlan.of(source, target)).copied()).isOne();
        assertThat(target.read("a"))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("new")));
    }

    @Test
    public final void onlyTheKeysOfThePlanAreTouched() throws Exception {
        SyncEndpoint target = with();
        sync(SyncPlan.of(with("a", "1", "b", "2"), target).withKeys(Set.of("b")));
        assertThat(target.keys()).contains(Set.of("b"));
    }

    @Test
    public final void aTargetThatBreaksInTheMiddleIsFinishedByAnotherRun() throws Exception {
        SyncEndpoint source = with("a", "1", "b", "2", "c", "3", "d", "4");
        SyncEndpoint target = newEndpoint();
        for (int writes = 0; writes < 4; writes++) {
            SyncReport report = sync(SyncPlan.of(source, new BreakingEndpoint(target, 1)));
            assertThat(report.copied()).isOne();
            assertThat(report.complete()).isEqualTo(writes == 3);
            assertThat(report.failures()).hasSize(3 - writes);
        }
        assertThat(verify(source, target).isEqual()).isTrue();
    }

    @SuppressWarnings("NullAway") // callers that break the contract
    @Test
    public final void badInputIsRefused() throws Exception {
        SyncHandler handler = newSyncHandler();
        SyncEndpoint endpoint = newEndpoint();
        assertThatThrownBy(() -> handler.syncData(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> handler.verifySync(endpoint, null)).isInstanceOf(InvalidValueException.class);
        SyncEndpoint blind = new BreakingEndpoint(endpoint, 0) {
            @Override
            public Optional<Set<String>> keys() {
                return Optional.empty();
            }
        };
        assertThatThrownBy(() -> sync(SyncPlan.of(blind, endpoint))).hasCauseInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> verify(blind, blind)).hasCauseInstanceOf(InvalidValueException.class);
    }
}

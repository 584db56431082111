// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Wires a {@link RequestPath}. Not thread-safe.
 *
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
public final class RequestPathBuilder<Q, A> {

    final MergeRules<Q, A> rules;
    final PathSender<Q, A> sender;
    final PathTraits<Q> traits;
    RequestPathConfig config = RequestPathConfig.defaults();
    LeasePort leases = LeasePort.unlimited();
    Ticker ticker = Ticker.system();
    Executor steps = Runnable::run;
    Executor delivery = Runnable::run;

    private @Nullable ScheduledExecutorService timer;

    RequestPathBuilder(MergeRules<Q, A> rules, PathSender<Q, A> sender, PathTraits<Q> traits) {
        this.rules = rules;
        this.sender = sender;
        this.traits = traits;
    }

    /** Sets how it decides; unless set, {@link RequestPathConfig#defaults()}. */
    public RequestPathBuilder<Q, A> config(RequestPathConfig value) {
        config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /** Sets what has to be asked before a batch may leave; unless set, nobody. */
    public RequestPathBuilder<Q, A> leases(LeasePort value) {
        leases = InvalidValueException.requirePresent("leases", value);
        return this;
    }

    /** Sets what measures time; unless set, that of the JVM. */
    public RequestPathBuilder<Q, A> ticker(Ticker value) {
        ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /** Sets what wakes it when the time has come; not closed by the path. Required. */
    public RequestPathBuilder<Q, A> timer(ScheduledExecutorService value) {
        timer = InvalidValueException.requirePresent("timer", value);
        return this;
    }

    /** Sets what forms and sends batches; unless set, whoever brings a request or an answer. */
    public RequestPathBuilder<Q, A> steps(Executor value) {
        steps = InvalidValueException.requirePresent("steps", value);
        return this;
    }

    /** Sets where futures complete; unless set, on the thread that brought the end. */
    public RequestPathBuilder<Q, A> delivery(Executor value) {
        delivery = InvalidValueException.requirePresent("delivery", value);
        return this;
    }

    ScheduledExecutorService timer() {
        return InvalidValueException.requirePresent("timer", timer);
    }

    /**
     * Builds the path, which does nothing until it is asked.
     *
     * @return the path
     * @throws InvalidValueException if there is no timer
     */
    public RequestPath<Q, A> build() {
        return new DefaultRequestPath<>(this);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.concurrent.atomic.AtomicBoolean;

/** Passes on what is said first. */
final class PhasePermit extends AtomicBoolean implements BreakerPermit {

    private static final long serialVersionUID = 1L;

    private final transient BreakerCore core;
    private final transient BreakerPhase phase;
    private final long start;

    PhasePermit(BreakerCore core, BreakerPhase phase, long start) {
        this.core = core;
        this.phase = phase;
        this.start = start;
    }

    @Override
    public void succeeded() {
        if (compareAndSet(false, true)) {
            core.succeeded(phase, core.ticker.nanoTime() - start);
        }
    }

    @Override
    public void failed(Throwable error) {
        if (compareAndSet(false, true)) {
            core.failed(phase, core.ticker.nanoTime() - start, error);
        }
    }

    @Override
    public void release() {
        if (compareAndSet(false, true)) {
            core.released(phase);
        }
    }
}

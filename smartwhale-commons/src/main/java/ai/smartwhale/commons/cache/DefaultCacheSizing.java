// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.util.concurrent.locks.ReentrantLock;

/** Tells the control under a lock, so that the last size it hears is the one that holds. */
final class DefaultCacheSizing implements CacheSizing {

    private final SizeControl control;
    private final long minimum;
    private final long maximum;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile long target;
    private volatile long cap;

    DefaultCacheSizing(SizeControl control, long minimum, long maximum, long target) {
        this.control = InvalidValueException.requirePresent("control", control);
        this.minimum = InvalidValueException.requireRange("minimum", minimum, 1, Long.MAX_VALUE);
        this.maximum = InvalidValueException.requireRange("maximum", maximum, minimum, Long.MAX_VALUE);
        this.target = InvalidValueException.requireRange("target", target, minimum, maximum);
        this.cap = maximum;
        control.resize(target);
    }

    @Override
    public long minimum() {
        return minimum;
    }

    @Override
    public long maximum() {
        return maximum;
    }

    @Override
    public long target() {
        return target;
    }

    @Override
    public long cap() {
        return cap;
    }

    @Override
    public long size() {
        return Math.min(target, cap);
    }

    @Override
    public long aimAt(long newTarget) {
        lock.lock();
        try {
            return change(within(newTarget), cap);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long capAt(long newCap) {
        lock.lock();
        try {
            return change(target, within(newCap));
        } finally {
            lock.unlock();
        }
    }

    private long change(long newTarget, long newCap) {
        long size = Math.min(newTarget, newCap);
        if (size != size()) {
            control.resize(size);
        }
        target = newTarget;
        cap = newCap;
        return size;
    }

    private long within(long size) {
        return Math.max(minimum, Math.min(maximum, size));
    }
}

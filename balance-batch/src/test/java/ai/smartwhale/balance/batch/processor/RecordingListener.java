// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what it hears. */
final class RecordingListener<Q, A> implements MergeListener<Q, A> {

    final Queue<MergeGroup<Q, A>> urged = new ConcurrentLinkedQueue<>();
    final Queue<MergeGroup<Q, A>> abandoned = new ConcurrentLinkedQueue<>();
    final Queue<MergeGroup<Q, A>> resent = new ConcurrentLinkedQueue<>();

    @Override
    public void levelChanged(MergeGroup<Q, A> group) {
        urged.add(group);
    }

    @Override
    public void abandoned(MergeGroup<Q, A> group) {
        abandoned.add(group);
    }

    @Override
    public void resent(MergeGroup<Q, A> group) {
        resent.add(group);
    }

    List<MergeGroup<Q, A>> takeResent() {
        List<MergeGroup<Q, A>> taken = new ArrayList<>();
        for (MergeGroup<Q, A> group = resent.poll(); group != null; group = resent.poll()) {
            taken.add(group);
        }
        return taken;
    }
}

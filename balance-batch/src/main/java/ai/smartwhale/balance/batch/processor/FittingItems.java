// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Failed;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Rejected;
import ai.smartwhale.balance.batch.processor.SplitLimits.Oversize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Of items in the order in which they are to be served, those that fit into one batch: each that finds room, unless one
 * before it that it may not overtake has to stay.
 *
 * @param fitting what goes, in order
 * @param staying what stays, in order
 * @param refused what can go into no batch, with its outcome
 */
record FittingItems<T, A>(List<Entry<T, A>> fitting, List<T> staying, Map<Entry<T, A>, ItemOutcome<A>> refused) {

    static <T, A> FittingItems<T, A> of(List<Entry<T, A>> entries, BatchTraits<T> traits, SplitLimits limits) {
        Part<Entry<T, A>> part = new Part<>();
        FittingItems<T, A> found = new FittingItems<>(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        Set<Object> stayingKeys = new HashSet<>();
        for (Entry<T, A> entry : entries) {
            try {
                found.place(entry, part, traits, limits, stayingKeys);
            } catch (RuntimeException e) {
                // What cannot even be measured must not hold up the others.
                found.refused.put(entry, new Failed<>(e));
            }
        }
        return found;
    }

    private void place(
            Entry<T, A> entry,
            Part<Entry<T, A>> part,
            BatchTraits<T> traits,
            SplitLimits limits,
            Set<Object> stayingKeys) {
        Sized<Entry<T, A>> sized = Sized.of(entry.index(), entry, new EntryTraits<>(traits));
        Optional<Object> key = traits.orderKey(entry.item());
        if (limits.oversize() == Oversize.REJECT && sized.isOver(limits)) {
            refused.put(entry, new Rejected<>(Rejected.Reason.TOO_LARGE));
        } else if (part.takes(sized, limits)
                && key.filter(stayingKeys::contains).isEmpty()) {
            part.add(sized);
            fitting.add(entry);
        } else {
            key.ifPresent(stayingKeys::add);
            staying.add(entry.item());
        }
    }
}

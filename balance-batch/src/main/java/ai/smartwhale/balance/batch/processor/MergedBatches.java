// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sends merged requests in batches: what joins a {@link RequestMerger} to a {@link BatchProcessor}. */
public final class MergedBatches {

    private MergedBatches() {}

    /**
     * A sender of groups on a sender of requests. What is sent of a group is fixed right before; groups that everybody
     * left are skipped.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @param sender sends what is left; not called where nothing is
     * @return a sender of groups
     * @throws InvalidValueException if the sender is null
     */
    public static <Q, A> BatchSender<MergeGroup<Q, A>, A> sender(BatchSender<Q, A> sender) {
        InvalidValueException.requirePresent("sender", sender);
        return (batch, reply) -> {
            List<Q> requests = new ArrayList<>(batch.items().size());
            int[] places = new int[batch.items().size()];
            for (int i = 0; i < places.length; i++) {
                Optional<Q> request = batch.items().get(i).seal();
                if (request.isPresent()) {
                    places[requests.size()] = i;
                    requests.add(request.orElseThrow());
                } else {
                    reply.skip(i);
                }
            }
            if (!requests.isEmpty()) {
                sender.send(new Batch<>(batch.number(), requests), new PlacedReply<>(reply, places, requests.size()));
            }
        };
    }

    /**
     * Gives outcomes to groups: answers complete them, and all else fails them with a reason.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @return a sink
     */
    public static <Q, A> ItemSink<MergeGroup<Q, A>, A> sink() {
        return (group, outcome) -> {
            if (outcome instanceof ItemOutcome.Value<A> value) {
                group.complete(value.answer());
            } else if (outcome instanceof ItemOutcome.Failed<A> failed) {
                group.fail(failed.reason());
            } else if (outcome instanceof ItemOutcome.Expired<A>) {
                group.fail(new RequestExpiredException("the answer to the batch did not come in time"));
            } else {
                group.fail(new UnansweredException(outcome.toString()));
            }
        };
    }

    /**
     * Gives the outcomes of a given batch to its groups, as {@link #sink()} does.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @param result what became of the groups
     * @throws InvalidValueException if it is null
     */
    public static <Q, A> void deliver(BatchResult<MergeGroup<Q, A>, A> result) {
        ItemSink<MergeGroup<Q, A>, A> sink = sink();
        InvalidValueException.requirePresent("result", result)
                .items()
                .forEach(item -> sink.ended(item.item(), item.outcome()));
    }

    /**
     * What batching has to know about groups: level and deadline from the group, all else from what would be sent.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @param requests what is known about requests
     * @return what is known about groups
     * @throws InvalidValueException if it is null
     */
    public static <Q, A> BatchTraits<MergeGroup<Q, A>> traits(BatchTraits<Q> requests) {
        InvalidValueException.requirePresent("requests", requests);
        return new BatchTraits<>() {
            @Override
            public int level(MergeGroup<Q, A> group) {
                return group.level();
            }

            @Override
            public OptionalLong deadlineNanos(MergeGroup<Q, A> group) {
                return group.deadlineNanos();
            }

            @Override
            public OptionalLong bytes(MergeGroup<Q, A> group) {
                return requests.bytes(group.request());
            }

            @Override
            public double cost(MergeGroup<Q, A> group) {
                return requests.cost(group.request());
            }

            @Override
            public Optional<Object> orderKey(MergeGroup<Q, A> group) {
                return requests.orderKey(group.request());
            }

            @Override
            public Object kind(MergeGroup<Q, A> group) {
                return requests.kind(group.request());
            }
        };
    }
}

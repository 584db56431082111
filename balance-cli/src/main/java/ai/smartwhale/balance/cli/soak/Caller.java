// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.Asked;
import ai.smartwhale.balance.cli.soak.check.Ending;
import ai.smartwhale.balance.cli.soak.check.Ledger;
import ai.smartwhale.balance.cli.soak.check.Reply;
import ai.smartwhale.balance.cli.soak.load.Content;
import ai.smartwhale.balance.cli.soak.load.Question;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.balance.services.RequestHandle;
import ai.smartwhale.balance.services.RequestRejectedException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Asks one instance after the other, and writes into the ledger what comes of it. Thread-safe. */
final class Caller {

    private final List<Instance> instances;
    private final Content content;
    private final Ledger ledger;
    private final SoakTime time;
    private final AtomicInteger turn = new AtomicInteger();
    /** As many as there are keys. */
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    Caller(List<Instance> instances, Content content, Ledger ledger, SoakTime time) {
        this.instances = instances;
        this.content = content;
        this.ledger = ledger;
        this.time = time;
    }

    void ask(Question question) {
        Optional<Balance> balance = next();
        if (balance.isEmpty()) {
            return;
        }
        DataQuery query = DataQuery.builder(question.model())
                .query(question.key())
                .source(DataSource.WIKI)
                .priority(question.priority())
                .timeout(question.timeout())
                .build();
        String hash = hashes.computeIfAbsent(question.key(), content::hash);
        long number = ledger.ask(new Asked(
                question.model(),
                hash,
                question.priority(),
                question.timeout(),
                time.fault().isPresent()));
        try {
            RequestHandle handle = balance.orElseThrow().submit(query);
            var unused = handle.response()
                    .whenComplete((response, failure) ->
                            ledger.end(number, failure == null ? reply(handle, response) : failed(failure)));
        } catch (RuntimeException e) {
            ledger.end(number, failed(e));
        }
    }

    /** A model whose instance is closed asks the other one. */
    private Optional<Balance> next() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < instances.size(); i++) {
            Optional<Balance> balance =
                    instances.get(Math.floorMod(first + i, instances.size())).balance();
            if (balance.isPresent()) {
                return balance;
            }
        }
        return Optional.empty();
    }

    private static Reply reply(RequestHandle handle, DataResponse response) {
        Ending ending = switch (response.payload().status()) {
            case SUCCESS, PARTIAL -> Ending.ANSWERED;
            case ERROR -> Ending.ERROR;
            case TIMEOUT -> Ending.TIMEOUT;
            case PENDING -> Ending.UNTYPED;
        };
        return new Reply(
                ending,
                handle.requestId(),
                response.metadata().requestId(),
                response.metadata().destination(),
                response.payload().data().map(Content::hashOf).orElse(""),
                response.payload().errorCode().map(ErrorCode::toString).orElse("")
                        + ' '
                        + response.payload().errorMessage().orElse(""));
    }

    private static Reply failed(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Ending ending = cause instanceof RequestRejectedException
                ? Ending.REJECTED
                : cause instanceof MessagingException ? Ending.FAILED : Ending.UNTYPED;
        return Reply.without(ending, String.valueOf(cause));
    }
}

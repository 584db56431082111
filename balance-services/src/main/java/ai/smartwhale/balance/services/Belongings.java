// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.KafkaService;
import java.util.Optional;

/**
 * What a Balance has of its own, not of the host, because its settings say so: opened by its start, closed with it.
 * Thread-safe.
 */
final class Belongings implements AutoCloseable {

    private final BalanceSettings settings;
    private final Optional<KafkaService> kafka;
    private final Optional<LateAnswers> answers;
    private final Optional<CommonsExecutors> executors;

    private Belongings(BalanceSettings settings, Optional<KafkaService> kafka) {
        this.settings = settings;
        this.kafka = kafka;
        this.answers = settings.answerCache().map(LateAnswers::new);
        // Makes no thread before there is something to do.
        this.executors = settings.responseQuality()
                ? Optional.of(
                        CommonsExecutors.create("quality-" + settings.balance().instanceId(), 1))
                : Optional.empty();
    }

    /** What settings want; and the connection, unless it is the host's. */
    static Belongings of(BalanceSettings settings, Optional<KafkaService> kafka) {
        return new Belongings(settings, kafka);
    }

    BalanceSettings settings() {
        return settings;
    }

    KnownAnswers answers() {
        return answers.<KnownAnswers>map(late -> late).orElse(KnownAnswers.NONE);
    }

    Optional<ResponseQuality> quality() {
        return executors.map(made -> ResponseQuality.withDefaults(made.workers()));
    }

    void open() {
        answers.ifPresent(LateAnswers::open);
    }

    @Override
    public void close() {
        kafka.ifPresent(KafkaService::close);
        answers.ifPresent(LateAnswers::close);
        executors.ifPresent(CommonsExecutors::close);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.TopicManager;
import java.time.Clock;

/** What the services of one Balance share. */
record ServicesContext(
        KafkaService kafka,
        TopicManager topics,
        BalanceConfig config,
        Clock clock,
        Counters counters,
        Listeners listeners,
        Continuations continuations,
        RequestTimer timer,
        PendingRequests pending,
        ProcessingTimes times,
        KnownAnswers answers,
        AccessControl access,
        PayloadProtection protection,
        TrafficFeed feed,
        Lifecycle lifecycle) {}

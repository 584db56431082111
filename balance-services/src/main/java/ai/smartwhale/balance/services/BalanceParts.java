// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import java.util.List;
import java.util.Optional;

/**
 * What a Balance is built of, as its builder leaves it.
 *
 * @param kafka sends and receives
 * @param config the limits and times
 * @param resources threads, clock and metrics
 * @param listeners who is told what happens
 * @param answers what is known already
 * @param safeguards who may do what
 * @param deciding how is decided about requests
 * @param feed who learns from the traffic
 * @param quality who controls answers
 * @param loop what turns the knobs
 * @param monitored what operators see
 * @param federation what is shared with other instances
 * @param belongings what is opened and closed with the Balance
 */
record BalanceParts(
        KafkaService kafka,
        BalanceConfig config,
        MessagingResources resources,
        List<BalanceListener> listeners,
        KnownAnswers answers,
        Safeguards safeguards,
        Deciding deciding,
        TrafficFeed feed,
        Optional<ResponseQuality> quality,
        LoopChoice loop,
        MonitoringSetup monitored,
        Optional<FederationLink> federation,
        Belongings belongings) {}

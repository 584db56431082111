// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.services.federation.FlightJoining;
import ai.smartwhale.balance.services.path.PathReply;
import ai.smartwhale.balance.services.path.SlotUse;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private static final DataRequest REQUEST = MessageSchemas.createDataRequest(
            "m", RequestPayload.builder("m").build(), Priority.DEFAULT, Clock.systemUTC());
    private static final String ID = REQUEST.metadata().requestId();

    private final List<String> told = new ArrayList<>();
    private boolean awaited = true;

    private final PathReply<DataResponse> reply = new PathReply<>() {
        @Override
        public void sent(int index) {
            told.add("sent");
        }

        @Override
        public boolean isAwaited(int index) {
            return awaited;
        }

        @Override
        public boolean answer(int index, DataResponse answer) {
            return told.add("answer");
        }

        @Override
        public boolean fail(int index, Throwable failure) {
            return told.add("fail");
        }

        @Override
        public boolean skip(int index) {
            return told.add("skip");
        }

        @Override
        public void done() {}

        @Override
        public void failAll(Throwable failure) {}
    };

    private Flights flights(SlotUse slots) {
        try (InMemoryKafka cluster = InMemoryKafka.create();
                KafkaService kafka = cluster.newService()) {
            AnswerTopics topics = new AnswerTopics(
                    kafka, new Lifecycle(), SubscriptionConfig.builder("g").build());
            return new Flights(null, topics, FlightJoining.NONE, slots, () -> {});
        }
    }

    @Test
    void oneThatIsOverNeverCountsAgain() {
        Flights flights = flights(SlotUse.UNTIL_SENT);
        Flight flight = flights.begin(REQUEST, reply, 0);
        assertThat(flights.underWay()).isEqualTo(1);
        flights.abandoned(ID);
        // Who was about to send it had looked before.
        flights.count(flight);
        assertThat(flights.underWay()).isZero();
        assertThat(flight.isOver()).isTrue();
        assertThat(told).containsExactly("skip");
    }

    @Test
    void whatEverybodyLeftBeforeItBeganIsOverAtOnce() {
        Flights flights = flights(SlotUse.UNTIL_ANSWERED);
        awaited = false;
        Flight flight = flights.begin(REQUEST, reply, 0);
        assertThat(flight.isOver()).isTrue();
        assertThat(flights.underWay()).isZero();
        assertThat(flights.request(ID)).isEmpty();
        assertThat(told).containsExactly("skip");
    }

    @Test
    void theLateFailureOfAnEarlierOneDoesNotEndALaterOneOfTheSameId() {
        Flights flights = flights(SlotUse.UNTIL_SENT);
        Flight earlier = flights.begin(REQUEST, reply, 0);
        Flight later = flights.begin(REQUEST, reply, 0);
        earlier.handedOver(Optional.of(new IllegalStateException("not acknowledged")));
        assertThat(later.isOver()).isFalse();
        assertThat(flights.underWay()).isEqualTo(1);
    }
}

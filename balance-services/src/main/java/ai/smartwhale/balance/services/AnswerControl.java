// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets answers pass the control of their quality, where there is one, before they are cached and delivered. */
record AnswerControl(Optional<ResponseQuality> quality, Listeners listeners, Publisher publisher) {

    static final String WITHHELD = "answer_withheld";

    private static final Logger LOG = LoggerFactory.getLogger(ResponseQuality.class);

    /** What a model may have: the answer, repaired where it could be, or why it may not have it. */
    DataResponse control(DataResponse response) {
        if (quality.isEmpty() || response.payload().status() == ResponseStatus.PENDING) {
            return response;
        }
        ControlledResponse controlled = quality.orElseThrow().control(response);
        listeners.tell(listener -> listener.answerControlled(controlled));
        if (controlled.withheld() || controlled.withheldRecords() > 0) {
            publish(response, controlled);
        }
        return controlled.response();
    }

    /** Without the reasons, which may quote what was withheld. */
    private void publish(DataResponse response, ControlledResponse controlled) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("request_id", response.metadata().requestId());
        data.put("model_id", response.metadata().destination());
        response.payload().dataSource().ifPresent(source -> data.put("data_source", source.wireName()));
        data.put("data_type", response.payload().dataType().wireName());
        data.put("score", controlled.score());
        data.put("whole", controlled.withheld());
        data.put("withheld", controlled.withheldRecords());
        data.put("reasons", controlled.reasons().size());
        controlled.quarantineId().ifPresent(id -> data.put("quarantine_id", id));
        var unused = publisher.event(WITHHELD, data).whenComplete((receipt, failure) -> {
            if (failure != null) {
                LOG.warn("it could not be published that an answer was withheld", failure);
            }
        });
    }
}

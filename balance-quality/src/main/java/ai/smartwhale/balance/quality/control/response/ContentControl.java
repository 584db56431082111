// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.control.ControlledRecord;
import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.messaging.DataType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Leads the records of an answer through control: few against what is known, many as a batch. */
final class ContentControl {

    private final ResponseConfig config;
    private final QualityController controller;
    private final SourceKnowledge knowledge;
    private final InstantSource time;

    ContentControl(ResponseConfig config, QualityController controller, SourceKnowledge knowledge, InstantSource time) {
        this.config = config;
        this.controller = controller;
        this.knowledge = knowledge;
        this.time = time;
    }

    List<ControlledRecord> control(RepairContext context, Content content) {
        List<DataRecord> records = content.records();
        String source = context.source();
        if (records.size() >= config.wholeBatch()) {
            return controller
                    .control(RecordBatch.of(source, content.fields(), records, time.instant()))
                    .records();
        }
        RecordChecker known = knowledge.checker(source, content.fields());
        RecordChecker checker = isText(context) ? new WeightedChecker(known) : known;
        List<ControlledRecord> controlled = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            controlled.add(controller.control(context, checker, i + 1L, records.get(i)));
        }
        return controlled;
    }

    private static boolean isText(RepairContext context) {
        return context.type() == DataType.TEXT || context.type() == DataType.DOCUMENT;
    }

    /** Learns from records. There is nothing usual about whole texts, of which no two are alike. */
    void accepted(RepairContext context, Content content, List<ControlledRecord> controlled) {
        if (isText(context)) {
            return;
        }
        List<DataRecord> good = new ArrayList<>(controlled.size());
        controlled.forEach(record -> record.delivered().ifPresent(good::add));
        if (!good.isEmpty()) {
            knowledge.accepted(context.source(), content.fields(), good);
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdateBuilder;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of models only what is new. Not thread-safe. */
final class ChangedModels {

    private final Map<String, ModelView> shown = new HashMap<>();

    void tell(List<ModelView> models, DashboardUpdateBuilder update) {
        Set<String> there = models.stream().map(ModelView::modelId).collect(Collectors.toSet());
        List<String> gone =
                shown.keySet().stream().filter(model -> !there.contains(model)).toList();
        shown.keySet().retainAll(there);
        List<ModelView> changed = new ArrayList<>();
        for (ModelView model : models) {
            if (!model.equals(shown.put(model.modelId(), model))) {
                changed.add(model);
            }
        }
        update.models(changed).goneModels(gone);
    }
}

package dev.gristmill.cli.models;

import dev.gristmill.store.ModelStore;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code models list -o json} writes.
 *
 * @param store where it is
 * @param models in ascending order of their names
 */
record ListDocument(URI store, List<Model> models) {

    static ListDocument of(ModelStore store, List<ModelState> models) {
        return new ListDocument(
                store.root(),
                models.stream().map(state -> Model.of(store, state)).toList());
    }

    /**
     * A model.
     *
     * @param name its name
     * @param champion the version that is served; null for none
     * @param latest the newest version, whatever its state; null for none
     * @param versions in ascending order
     */
    record Model(
            String name,
            @Nullable Integer champion,
            @Nullable Integer latest,
            List<VersionDocument> versions) {

        static Model of(ModelStore store, ModelState state) {
            List<ModelVersion> versions = state.versions();
            return new Model(
                    state.model(),
                    state.aliases().get(ModelState.CHAMPION),
                    versions.isEmpty() ? null : versions.size(),
                    versions.stream()
                            .map(version -> VersionDocument.of(store, state, version))
                            .toList());
        }
    }
}

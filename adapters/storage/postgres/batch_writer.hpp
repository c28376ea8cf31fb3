#pragma once

#include "adapters/storage/postgres/pipeline.hpp"
#include "core/book/changes.hpp"

namespace maitred::postgres {

/// Writes the whole transaction of a batch into the pipeline, from BEGIN to COMMIT.
void add_batch(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch);

} // namespace maitred::postgres

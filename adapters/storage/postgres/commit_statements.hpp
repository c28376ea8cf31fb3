#pragma once

#include "adapters/storage/postgres/pipeline.hpp"
#include "core/book/changes.hpp"

#include <span>

namespace maitred::postgres {

/// All statements of a commit, to be prepared once a connection.
std::span<const Prepared> commit_statements();

/// Writes the whole transaction of a batch into the pipeline, from BEGIN to COMMIT.
void add_batch(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch);

} // namespace maitred::postgres

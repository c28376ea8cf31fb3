#include "adapters/http/surfaces/member/handlers.hpp"

#pragma once

#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/jobs/send_notices.hpp"
#include "adapters/mail/template_stationery.hpp"
#include "app/back_office.hpp"
#include "app/rounds.hpp"

#include <memory>
#include <vector>

namespace maitred::app {

/// How guests are told what was decided: what words are put in, who carries them, and the workers
/// that do it.
class Correspondence {
public:
    Correspondence(const Config& config, BackOffice& office, Measures& measures);
    Correspondence(const Correspondence&) = delete;
    Correspondence& operator=(const Correspondence&) = delete;

    const Stationery& stationery() const { return stationery_; }

    /// Sends what is due, from now until this ends.
    void begin(const Rounds::Report& report);

private:
    const std::size_t workers_;
    crypto::SodiumSeals seals_;
    mail::TemplateStationery stationery_;
    std::unique_ptr<Postman> postman_; ///< none: no mail server is configured
    std::unique_ptr<Texter> texter_;
    jobs::SendNotices send_;
    std::unique_ptr<Rounds> keeping_;
    std::vector<std::unique_ptr<Rounds>> sending_;
};

} // namespace maitred::app

// Makes jose.json: tokens as npm's jose signs them, with what must become of each when maitred
// reads it. tests/crypto/tokens_of_others.cpp reads the file; node is needed to make it, not to
// test. Keys and times are fixed, so that every run writes the same bytes:
//
//   npm ci --ignore-scripts && node make_vectors.mjs && git diff --exit-code jose.json
//
// Before it writes, jose has read each token too, and agreed about it, but for what is ours to
// demand: a kid that we know, and all of our claims.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { SignJWT, UnsecuredJWT, jwtVerify } from 'jose';

const now = Date.parse('2030-06-14T19:00:00Z') / 1000;
const audience = 'floor';

// As adapters/crypto/signed_tokens.hpp derives a key from SECRET_KEY.
function key_of(secret_key) {
  const seal = (purpose) => createHmac('sha256', secret_key).update(purpose).digest();
  return {
    kid: seal('maitred token key id').toString('hex').slice(0, 16),
    secret: new Uint8Array(seal('maitred tokens')),
  };
}

const secret_key = 'the key of this house, 32 characters or more';
const previous_secret_key = 'the key that it had until last Tuesday at nine';
const ours = key_of(secret_key);
const previous = key_of(previous_secret_key);
const foreign = key_of('the key of the restaurant across the street');

// In the order in which we write them, so that our own token is the same text.
const claims = {
  iss: 'maitred',
  aud: [audience, 'hold'],
  sub: 'a4c1b8e2-5d0f-4e7a-9b36-0c8f2d1e7a95',
  iat: now,
  nbf: now,
  exp: now + 900,
  epoch: 7,
};

const without = (name) => ({ ...claims, [name]: undefined }); // which JSON leaves out
const header = (more) => ({ alg: 'HS256', kid: ours.kid, typ: 'JWT', ...more });
const sign = (payload, more, key = ours) =>
  new SignJWT(payload).setProtectedHeader(header(more)).sign(key.secret);

const good = {
  'an array of audiences': await sign(claims),
  'one audience as a string': await sign({ ...claims, aud: audience }),
  'claims in another order, and more of them':
    await sign({ jti: '1', name: 'Zoë', ...Object.fromEntries(Object.entries(claims).reverse()) }),
  'a header in another order':
    await new SignJWT(claims).setProtectedHeader({ kid: ours.kid, alg: 'HS256' }).sign(ours.secret),
  'fractions of a second': await sign({ ...claims, nbf: now - 0.5, exp: now + 0.5 }),
  'the previous key': await sign(claims, { kid: previous.kid }, previous),
};

const refused_by_both = {
  'expired': await sign({ ...claims, exp: now - 1 }),
  'expired at this very second': await sign({ ...claims, exp: now }),
  'not valid for another second': await sign({ ...claims, nbf: now + 1 }),
  'another audience': await sign({ ...claims, aud: 'hold' }),
  'other audiences': await sign({ ...claims, aud: ['hold', 'member'] }),
  'no audience': await sign(without('aud')),
  'another issuer': await sign({ ...claims, iss: 'the restaurant across the street' }),
  'no issuer': await sign(without('iss')),
  'no end': await sign(without('exp')),
  'HS384 with our key': await sign(claims, { alg: 'HS384' }),
  'HS512 with our key': await sign(claims, { alg: 'HS512' }),
  'unsecured': new UnsecuredJWT(claims).encode(),
  'the key of others under our name': await sign(claims, {}, foreign),
};

const refused_by_us = {
  'no kid': await sign(claims, { kid: undefined }),
  'an unknown kid': await sign(claims, { kid: foreign.kid }),
  'no subject': await sign(without('sub')),
  'no epoch': await sign(without('epoch')),
  'no beginning': await sign(without('nbf')),
};

function verified(token) {
  const demands = {
    algorithms: ['HS256'],
    audience,
    issuer: claims.iss,
    requiredClaims: ['exp'],
    currentDate: new Date(now * 1000),
  };
  const pick = ({ kid }) => (kid === previous.kid ? previous : ours).secret;
  return jwtVerify(token, pick, demands);
}

for (const token of Object.values({ ...good, ...refused_by_us })) await verified(token);
for (const token of Object.values(refused_by_both)) await assert.rejects(verified(token));

const refused = { ...refused_by_both, ...refused_by_us };
const vectors = { secret_key, previous_secret_key, now, audience, claims, good, refused };
writeFileSync(new URL('jose.json', import.meta.url), JSON.stringify(vectors, null, 2) + '\n');

/* C twin of nbody.py. */
#include <math.h>
#include <stdio.h>

#define BODIES 5

struct body {
    double mass, x, y, z, vx, vy, vz;
};

static struct body bodies[BODIES] = {
    {39.47841760435743, 0, 0, 0, 0, 0, 0},
    {0.03769367487038949, 4.84143144246472, -1.16032004402742, -0.10362204447112, 0.60632639299583,
     2.81198684491626, -0.02521836165988},
    {0.011286326131968767, 8.34336671824458, 4.12479856412431, -0.40352341711432,
     -1.01077434617879, 1.82566237123041, 0.00841576137658},
    {0.0017237240570597112, 12.8943695621391, -15.1111514016986, -0.22330757889266,
     1.08279100644154, 0.86871301816961, -0.01083263740136},
    {0.0020336868699246304, 15.3796971148510, -25.9193146099880, 0.17925877295037,
     0.97909073224390, 0.59469899864767, -0.03475595555078},
};

static double energy(void) {
    double total = 0.0;
    for (int i = 0; i < BODIES; i++) {
        struct body *a = &bodies[i];
        total += 0.5 * a->mass * (a->vx * a->vx + a->vy * a->vy + a->vz * a->vz);
        for (int j = i + 1; j < BODIES; j++) {
            struct body *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            total -= a->mass * b->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return total;
}

static void step(double dt) {
    for (int i = 0; i < BODIES; i++) {
        struct body *a = &bodies[i];
        for (int j = i + 1; j < BODIES; j++) {
            struct body *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            double squared = dx * dx + dy * dy + dz * dz;
            double pull = dt / (squared * sqrt(squared));
            a->vx -= dx * b->mass * pull;
            a->vy -= dy * b->mass * pull;
            a->vz -= dz * b->mass * pull;
            b->vx += dx * a->mass * pull;
            b->vy += dy * a->mass * pull;
            b->vz += dz * a->mass * pull;
        }
    }
    for (int i = 0; i < BODIES; i++) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}

int main(void) {
    double px = 0, py = 0, pz = 0;
    for (int i = 0; i < BODIES; i++) {
        px += bodies[i].vx * bodies[i].mass;
        py += bodies[i].vy * bodies[i].mass;
        pz += bodies[i].vz * bodies[i].mass;
    }
    bodies[0].vx = -px / bodies[0].mass;
    bodies[0].vy = -py / bodies[0].mass;
    bodies[0].vz = -pz / bodies[0].mass;
    printf("%.9f\n", energy());
    for (int i = 0; i < 200000; i++)
        step(0.001);
    printf("%.9f\n", energy());
    return 0;
}

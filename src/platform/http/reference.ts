import type { FastifyInstance } from 'fastify';
import type { Route } from './route.ts';

export function addReference(_server: FastifyInstance, _routes: readonly Route[]): void {}

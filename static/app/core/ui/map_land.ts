import type { FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import countiesAddress from "us-atlas/counties-10m.json?url";
import statesAddress from "us-atlas/states-10m.json?url";

/** Census outlines as they are kept with the app, so that a map needs no signal. */
const outlines = async (address: string, name: string): Promise<FeatureCollection> => {
  const topology = (await (await fetch(address)).json()) as Topology;
  return feature(topology, topology.objects[name] as GeometryCollection) as FeatureCollection;
};

let states: Promise<FeatureCollection> | undefined;
let counties: Promise<FeatureCollection> | undefined;

/** Read once; a failed reading is tried again by the next map. */
export const stateLand = (): Promise<FeatureCollection> => {
  states ??= outlines(statesAddress, "states").catch((error: unknown) => { states = undefined; throw error; });
  return states;
};
export const countyLand = (): Promise<FeatureCollection> => {
  counties ??= outlines(countiesAddress, "counties").catch((error: unknown) => { counties = undefined; throw error; });
  return counties;
};
